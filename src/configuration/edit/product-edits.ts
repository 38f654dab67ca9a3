import type { AssumptionSetting, Dismissal, RuleSetting } from '../../engine/configuration.ts';
import type { Range } from '../../engine/model.ts';
import { assumptionPath } from '../../engine/settings/assumption-for.ts';
import type { ConfigurationEdit } from './edit-configuration.ts';
import type { EditValue } from './yaml-pieces.ts';

/** Runs a month of a feature; null takes the figure out. */
export const setVolume = (feature: string, perMonth: number | null): ConfigurationEdit =>
  setMember(['features', feature, 'volume'], perMonth);

/** Turns of a conversation. */
export const setTurns = (feature: string, turns: number | null): ConfigurationEdit =>
  setMember(['features', feature, 'turns'], turns);

/** A size that only run time knows; null goes back to what the estimate assumes by itself. */
export function setAssumption(
  kind: AssumptionSetting['kind'],
  name: string,
  scope: AssumptionSetting['scope'],
  value: Range | null,
): ConfigurationEdit {
  const path = assumptionPath(kind, name, scope);
  return setMember(path, value && (kind === 'cache-hit-rate' ? percentText(value) : rangeValue(value)));
}

/** The model of calls that only run time decides, by call key or glob. */
export const setSiteModel = (match: string, model: string | null): ConfigurationEdit =>
  setMember(['models', 'sites', match], model);

export const mapDeployment = (deployment: string, model: string | null): ConfigurationEdit =>
  setMember(['models', 'azure-deployments', deployment], model);

export const setAlias = (alias: string, model: string | null): ConfigurationEdit =>
  setMember(['models', 'aliases', alias], model);

export const setRule = (
  id: string,
  setting: 'off' | 'on' | NonNullable<RuleSetting['severity']> | null,
): ConfigurationEdit => setMember(['rules', id], setting);

/** A named what-if: values as `--set` takes them. */
export const setScenario = (
  name: string,
  set: Readonly<Record<string, string | number | boolean>> | null,
): ConfigurationEdit => setMember(['scenarios', name], set);

/** Puts a finding aside, with the reason that the person gave. */
export function dismissFinding({ key, reason, date, by }: Dismissal): ConfigurationEdit {
  return {
    kind: 'append',
    path: ['dismissed'],
    value: { finding: key, ...(reason ? { reason } : {}), ...(date ? { date } : {}), ...(by ? { by } : {}) },
  };
}

function setMember(path: readonly string[], value: EditValue): ConfigurationEdit {
  return value === null ? { kind: 'remove', path } : { kind: 'set', path, value };
}

/** A range as a person would write it: one number where all three are the same. */
export function rangeValue({ low, typical, high }: Range): EditValue {
  return low === typical && high === typical ? typical : { low, typical, high: high ?? 'unbounded' };
}

function percentText({ low, typical, high }: Range): EditValue {
  const percent = (share: number) => `${Number((share * 100).toPrecision(12))} %`;
  if (low === typical && high === typical) return percent(typical);
  return { low: percent(low), typical: percent(typical), high: percent(high ?? 1) };
}
