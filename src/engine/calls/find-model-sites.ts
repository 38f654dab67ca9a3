import type { CallExpr, FileFacts } from '../syntax/facts.ts';
import { callsByName } from '../values/callers.ts';
import type { Evaluator } from '../values/evaluate.ts';
import type { Context } from '../values/value.ts';
import { familyOf } from './call-site.ts';
import { fieldsOfCall } from './fields.ts';
import { takesOnlyItsOwn } from './plausible-models.ts';
import { withoutExcluded } from './guarded-models.ts';
import { readModel, type ModelReading } from './read-model.ts';
import type { ResolvedCall } from './resolved-call.ts';
import type { SdkIndex } from './sdk-index.ts';

/** A place that chooses a model for later calls and sends nothing. */
export interface FoundModelSite {
  readonly facts: FileFacts;
  readonly call: CallExpr;
  readonly sdk: string;
  readonly model: ModelReading;
  /** Who bills, as far as the factory tells; null where a host may be anybody's. */
  readonly provider: string | null;
}

/** Words of options that name another host. */
const HOST = /base_?url|endpoint|api_?base|host/i;

/** Constructors and factories that fix a model, those left out that stand inside a call's own arguments. */
export function findModelSites(
  facts: FileFacts,
  index: SdkIndex,
  evaluator: Evaluator,
  calls: readonly ResolvedCall[],
): FoundModelSite[] {
  const found: FoundModelSite[] = [];
  const language = familyOf(facts);
  const aliases = new Set(
    facts.imports.filter(i => i.name !== i.local && index.factoryNames.has(i.name)).map(i => i.local),
  );
  for (const [name, list] of callsByName(facts)) {
    if (!index.factoryNames.has(name) && !aliases.has(name)) continue;
    for (const { call, functionId } of list) {
      if (
        calls.some(
          c =>
            c.site.facts === facts && c.site.call.argsStart <= call.start && call.end <= c.site.call.argsEnd,
        )
      )
        continue;
      const context: Context = { facts, functionId, frame: null };
      const value = evaluator.evaluate(call, context);
      const made = value.kind === 'external' ? index.model(value, language) : undefined;
      if (!made?.call || made.call.call !== call) continue;
      const fields = fieldsOfCall(
        made.call,
        { positional: made.factory.positional },
        { calls: made.calls, positions: {} },
        evaluator.machine,
      );
      const given = fields.read(made.factory.model);
      if (made.factory.onlyWithModel && given.kind === 'absent') continue;
      const model = withoutExcluded(
        readModel(given, index, evaluator.machine),
        call.start,
        context,
        evaluator.machine,
      );
      const hasHost = HOST.test(facts.text.slice(call.start, call.end));
      const own = made.factory.provider ?? null;
      const provider = hasHost && !takesOnlyItsOwn(own) ? null : own;
      found.push({ facts, call, sdk: made.factory.sdk ?? made.sdk.id, model, provider });
    }
  }
  // Where one makes another (`wrap(ChatOpenAI(…))`), the outer one is the site.
  return found
    .filter(
      one =>
        !found.some(
          other =>
            other !== one && other.call.argsStart <= one.call.start && one.call.end <= other.call.argsEnd,
        ),
    )
    .sort((a, b) => a.call.nameStart - b.call.nameStart);
}
