import type { AssumptionSetting, RuleSetting } from '../../engine/configuration.ts';
import type { Range } from '../../engine/model.ts';
import { assumptionAt } from '../../engine/settings/assumption-key.ts';
import type { ConfigurationEdit } from './edit-configuration.ts';
import {
  dismissFinding,
  mapDeployment,
  setAlias,
  setAssumption,
  setRule,
  setScenario,
  setSiteModel,
  setTurns,
  setVolume,
} from './product-edits.ts';

/**
 * A change that a surface asks for, as plain data. Names, paths and keys are those of the report; null takes a value
 * out, so that the estimate is again what it would be without it.
 */
export type ProductEdit =
  | { readonly kind: 'volume'; readonly feature: string; readonly perMonth: number | null }
  | { readonly kind: 'turns'; readonly feature: string; readonly turns: number | null }
  | {
      readonly kind: 'assumption';
      /** `Driver.assumption`, `Hole.assumption`: "assumptions.everywhere.holes.question". */
      readonly assumption: string;
      /** Holds only there, whatever scope the key has. */
      readonly scope?: AssumptionSetting['scope'];
      /** Tokens, turns, times; of a cache hit rate shares from 0 to 1. */
      readonly value: Range | null;
    }
  | { readonly kind: 'dismiss'; readonly finding: string; readonly reason?: string; readonly by?: string }
  /** `site`: call key or glob of files. */
  | { readonly kind: 'site-model'; readonly site: string; readonly model: string | null }
  | { readonly kind: 'azure-deployment'; readonly deployment: string; readonly model: string | null }
  | { readonly kind: 'alias'; readonly alias: string; readonly model: string | null }
  | {
      readonly kind: 'rule';
      readonly rule: string;
      readonly setting: 'off' | 'on' | NonNullable<RuleSetting['severity']> | null;
    }
  | {
      readonly kind: 'scenario';
      readonly name: string;
      /** As `--set` takes them. */
      readonly set: Readonly<Record<string, string | number | boolean>> | null;
    };

/**
 * The edit of a file that stands in `folder` ("" or with a closing slash): paths in a file start there. Says in a line
 * what can't be written there. `today`: YYYY-MM-DD, for dismissals.
 */
export function editOf(
  edit: ProductEdit,
  folder: string,
  today: string,
): ConfigurationEdit | { readonly refused: string } {
  const here = (path: string): string => (path.startsWith(folder) ? path.slice(folder.length) : path);
  switch (edit.kind) {
    case 'volume':
      return setVolume(edit.feature, edit.perMonth);
    case 'turns':
      return setTurns(edit.feature, edit.turns);
    case 'assumption': {
      const key = assumptionAt(edit.assumption);
      if (!key) return { refused: `“${edit.assumption}” is no assumption of the report` };
      const scope = edit.scope ?? key.scope;
      return setAssumption(key.kind, key.name, scope && scopeIn(scope, here), edit.value);
    }
    case 'dismiss': {
      const { finding, reason, by } = edit;
      const at = finding.indexOf('@') + 1;
      const given = { ...(reason ? { reason } : {}), ...(by ? { by } : {}) };
      return dismissFinding({ key: finding.slice(0, at) + here(finding.slice(at)), date: today, ...given });
    }
    case 'site-model':
      return setSiteModel(here(edit.site), edit.model);
    case 'azure-deployment':
      return mapDeployment(edit.deployment, edit.model);
    case 'alias':
      return setAlias(edit.alias, edit.model);
    case 'rule':
      return setRule(edit.rule, edit.setting);
    case 'scenario':
      return setScenario(edit.name, edit.set);
  }
}

type Scope = NonNullable<AssumptionSetting['scope']>;

function scopeIn({ call, files, feature }: Scope, here: (path: string) => string): Scope {
  if (call !== undefined) return { call: here(call) };
  return files === undefined ? { feature: feature! } : { files: here(files) };
}
