import type {
  AssumptionSetting,
  BudgetSetting,
  Configuration,
  Dismissal,
  FeatureSetting,
  PolicySettings,
  RuleSetting,
  ScenarioSetting,
  SdkMethodSetting,
  SdkSetting,
} from '../engine/configuration.ts';
import type { CallKind, Range } from '../engine/model.ts';
import { camelKey } from './check/camel-key.ts';
import { isMap, listAt, mapAt, mapsAt, numberAt, plain, textAt, textsAt } from './check/value.ts';
import type { Value, ValueMap } from './check/value.ts';

/** The settings of a file from its checked values. */
export function buildConfiguration(root: ValueMap): Configuration {
  const models = mapAt(root, 'models');
  return {
    features: tableOf(root, 'features', featureOf),
    assumptions: assumptionsOf(mapAt(root, 'assumptions')),
    models: {
      sites: [...texts(mapAt(models, 'sites'))].map(([match, model]) => ({ match, model })),
      azureDeployments: texts(mapAt(models, 'azure-deployments')),
      aliases: texts(mapAt(models, 'aliases')),
    },
    sdks: tableOf(root, 'sdks', sdkOf),
    prices: pricesOf(root.get('prices')),
    rules: tableOfValues(root, 'rules', ruleOf),
    dismissed: mapsAt(root, 'dismissed').map(dismissalOf),
    scenarios: tableOf(root, 'scenarios', scenarioOf),
    budgets: tableOf(root, 'budgets', budgetOf),
    policies: policiesOf(mapAt(root, 'policies')),
  };
}

/** As `readOwnPrices` takes it: names in camel case, except those that people give; per cent as a number up to 100. */
function pricesOf(value: Value | undefined): unknown {
  if (!isMap(value)) return null;
  const models = mapAt(value, 'models');
  const discounts = mapsAt(value, 'discounts').map(
    discount =>
      new Map([
        ...discount,
        ['percent', Number(((numberAt(discount, 'percent') ?? 0) * 100).toPrecision(12))],
      ]),
  );
  return plain(
    new Map<string, Value>([
      ...[...value].filter(([key]) => key !== 'models' && key !== 'discounts'),
      ...(value.has('models')
        ? [['models', new Map([...models].map(([id, model]) => [id, camelKeys(model)]))] as const]
        : []),
      ...(value.has('discounts') ? [['discounts', discounts] as const] : []),
    ]),
  );
}

function camelKeys(value: Value): Value {
  return isMap(value) ? new Map([...value].map(([key, item]) => [camelKey(key), camelKeys(item)])) : value;
}

function tableOfValues<T>(root: ValueMap, key: string, build: (name: string, value: Value) => T): T[] {
  return [...mapAt(root, key)].map(([name, value]) => build(name, value));
}

const tableOf = <T>(root: ValueMap, key: string, build: (name: string, map: ValueMap) => T): T[] =>
  tableOfValues(root, key, (name, value) => build(name, isMap(value) ? value : new Map()));

function texts(map: ValueMap): Map<string, string> {
  return new Map([...map].filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Members that the file doesn't give are absent, not undefined. */
function given<T extends object>(members: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}

function featureOf(name: string, map: ValueMap): FeatureSetting {
  const value = mapAt(map, 'value');
  const unit = textAt(value, 'unit');
  const perRun = numberAt(value, 'per-run');
  return given<FeatureSetting>({
    name,
    entries: textsAt(map, 'entries'),
    volumePerMonth: numberAt(map, 'volume'),
    users: numberAt(map, 'users'),
    segment: textAt(map, 'segment'),
    stage: textAt(map, 'stage'),
    turnsPerConversation: numberAt(map, 'turns'),
    valueUnit:
      unit !== undefined && perRun !== undefined
        ? given<NonNullable<FeatureSetting['valueUnit']>>({ name: unit, perRun, usd: numberAt(value, 'usd') })
        : undefined,
  });
}

type Scope = NonNullable<AssumptionSetting['scope']>;
const SIZES = ['output', 'thinking', 'turns', 'cache-hit-rate'] as const;

function assumptionsOf(map: ValueMap): AssumptionSetting[] {
  const scoped = (key: string, scopeOf: (name: string) => Scope) =>
    tableOf(map, key, (name, sizes) => sizesOf(sizes, scopeOf(name))).flat();
  return [
    ...scoped('calls', call => ({ call })),
    ...scoped('files', files => ({ files })),
    ...scoped('features', feature => ({ feature })),
    ...sizesOf(mapAt(map, 'everywhere'), undefined),
  ];
}

function sizesOf(sizes: ValueMap, scope: Scope | undefined): AssumptionSetting[] {
  const setting = (kind: AssumptionSetting['kind'], name: string, value: Value): AssumptionSetting => ({
    kind,
    name,
    ...(scope ? { scope } : {}),
    value: rangeOf(value),
  });
  return [
    ...tableOfValues(sizes, 'holes', (name, value) => setting('hole', name, value)),
    ...tableOfValues(sizes, 'loops', (name, value) => setting('loop', name, value)),
    ...SIZES.filter(kind => sizes.has(kind)).map(kind => setting(kind, '*', sizes.get(kind)!)),
  ];
}

function rangeOf(value: Value): Range {
  const map: ValueMap = isMap(value) ? value : new Map<string, Value>();
  const typical = numberAt(map, 'typical') ?? 0;
  return { low: numberAt(map, 'low') ?? typical, typical, high: numberAt(map, 'high') ?? null };
}

function sdkOf(id: string, map: ValueMap): SdkSetting {
  return given<SdkSetting>({
    id,
    packages: textsAt(map, 'packages'),
    provider: textAt(map, 'provider'),
    clients: textsAt(map, 'clients'),
    methods: mapsAt(map, 'methods').map(sdkMethodOf),
  });
}

function sdkMethodOf(map: ValueMap): SdkMethodSetting {
  const or = (key: string, usual: string): readonly string[] => (map.has(key) ? textsAt(map, key) : [usual]);
  const stream = map.get('stream');
  return given<SdkMethodSetting>({
    path: textsAt(map, 'path'),
    kind: (textAt(map, 'kind') ?? 'chat') as CallKind,
    model: or('model', 'model'),
    prompt: or('prompt', 'messages'),
    system: textsAt(map, 'system'),
    outputCap: textsAt(map, 'output-cap'),
    tools: textsAt(map, 'tools'),
    positional: textsAt(map, 'positional'),
    language: textAt(map, 'language') as SdkMethodSetting['language'],
    api: textAt(map, 'api'),
    stream: typeof stream === 'boolean' ? stream : undefined,
  });
}

function ruleOf(id: string, value: Value): RuleSetting {
  if (!isMap(value))
    return value === 'off'
      ? { id, off: true }
      : value === 'on'
        ? { id, off: false }
        : { id, severity: severityOf(value) };
  const options = value.get('options');
  const severity = textAt(value, 'severity');
  return given<RuleSetting>({
    id,
    off: value.get('off') === undefined ? undefined : value.get('off') === true,
    severity: severity === undefined ? undefined : severityOf(severity),
    options: isMap(options) ? (plain(options) as Record<string, unknown>) : undefined,
  });
}

const severityOf = (value: Value) => value as NonNullable<RuleSetting['severity']>;

function dismissalOf(map: ValueMap): Dismissal {
  return given<Dismissal>({
    key: textAt(map, 'finding') ?? '',
    reason: textAt(map, 'reason'),
    date: textAt(map, 'date'),
    by: textAt(map, 'by'),
  });
}

function scenarioOf(name: string, map: ValueMap): ScenarioSetting {
  const values = [...map].filter(
    (entry): entry is [string, string | number | boolean] =>
      entry[1] !== null && typeof entry[1] !== 'object',
  );
  return { name, set: new Map(values) };
}

function budgetOf(name: string, map: ValueMap): BudgetSetting {
  return given<BudgetSetting>({
    name,
    feature: textAt(map, 'feature'),
    files: map.has('files') ? textsAt(map, 'files') : undefined,
    segment: textAt(map, 'segment'),
    usdPerCall: numberAt(map, 'usd-per-call'),
    usdPerRun: numberAt(map, 'usd-per-run'),
    usdPerMonth: numberAt(map, 'usd-per-month'),
    warnAt: numberAt(map, 'warn-at'),
  });
}

function policiesOf(map: ValueMap): PolicySettings {
  const models = (key: string) => (listAt(map, key).length > 0 ? textsAt(map, key) : undefined);
  const cap = map.get('require-output-cap');
  return given<PolicySettings>({
    allowedModels: models('allowed-models'),
    forbiddenModels: models('forbidden-models'),
    maxUsdPerCall: numberAt(map, 'max-usd-per-call'),
    maxUsdPerRun: numberAt(map, 'max-usd-per-run'),
    maxIncrease: numberAt(map, 'max-increase'),
    maxUnpricedCalls: numberAt(map, 'max-unpriced-calls'),
    requireOutputCap: typeof cap === 'boolean' ? cap : undefined,
  });
}
