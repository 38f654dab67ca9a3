import { isTestOrExample } from '../calls/test-or-example.ts';
import { withPlausibleModels } from '../calls/plausible-models.ts';
import type { ResolvedCall } from '../calls/resolved-call.ts';
import { estimateCall, tokensFor, type EstimateContext } from '../estimate/estimate-call.ts';
import type { CostModel } from '../estimate/cost-model.ts';
import type { Call, Driver, ModelChoice, Range } from '../model.ts';
import type { Configuration } from '../configuration.ts';
import { describePrompt } from '../prompts/describe-prompt.ts';
import { assumptionFor, assumptionPath, type AssumptionPlace } from '../settings/assumption-for.ts';
import { modelForSite } from '../settings/model-for-site.ts';
import { withSwappedModel } from '../settings/swap-model.ts';
import { encodingOf, type Counters } from '../tokens/index.ts';
import { requestTokens, type SettingOf } from '../estimate/request-tokens.ts';
import { idOf, placeIn, type LinesOf } from './call-ids.ts';
import { amountOf, withAgents, type LedAmount, type LedContext } from './with-agents.ts';
import { withBesides } from './with-besides.ts';

export interface CallReporting extends EstimateContext {
  readonly counters: Counters;
  readonly lines: LinesOf;
  readonly includePrompts: boolean;
  readonly configuration: Configuration;
  /** The only feature that makes the call: settings of its scope hold for it. */
  readonly feature: string | null;
  /** Turns of the conversations that the call is part of, from the configuration. */
  readonly conversation: Range | null;
  /** From the volumes of the configuration. */
  readonly callsPerMonth: number | null;
}

/** A call as the report shows it, and its amount as a function of what is open; null when unpriced. */
export interface ReportedCall {
  readonly call: Call;
  readonly model: CostModel | null;
  /** The runs of agents that its run leads to. */
  readonly agents?: LedAmount;
}

/** A resolved call as the report shows it, with all that it asks besides. */
export function reportCall(resolved: ResolvedCall, key: string, context: CallReporting): ReportedCall {
  const first = reportOne(resolved, key, context);
  const others = resolved.besides?.map(one => reportOne(one, key, context)) ?? [];
  const { turns } = resolved.site.match.method;
  const own = others.length === 0 ? first : withBesides(first, others, turns?.isOfAll === true);
  if (!resolved.agents) return own;
  const led: LedContext = {
    report: request => reportOne(request, key, context),
    timesOf: name => assumptionFor(context.configuration, 'loop', name, placeOf(resolved, key, context)),
  };
  return withAgents(own, amountOf(resolved.agents, led), led);
}

const placeOf = ({ site }: ResolvedCall, key: string, { feature }: CallReporting): AssumptionPlace => ({
  file: site.facts.file,
  call: key,
  ...(feature === null ? {} : { feature }),
});

function reportOne(resolved: ResolvedCall, key: string, context: CallReporting): ReportedCall {
  const { site } = resolved;
  const { file } = site.facts;
  const lines = context.lines(file)!;
  const start = lines.place(site.call.nameStart);
  const end = lines.place(site.call.end);
  const call = withSwappedModel(
    withConfiguredModel(withPlausibleModels(resolved, context.book), key, context),
    key,
    context.configuration.models,
    context.book,
  );
  const counter = context.counters[encodingOf(call.model.ids[0] ?? '')];
  const at = placeOf(resolved, key, context);
  const settingOf: SettingOf = (kind, name = '*') => assumptionFor(context.configuration, kind, name, at);
  const described = describePrompt(call.prompts, {
    lines: context.lines,
    count: text => counter.count(text),
    includeText: context.includePrompts,
    call: { ...start, file },
    configured: hole => {
      const tokens = settingOf('hole', hole.name)?.value;
      return tokens && { tokens, basis: 'configuration', why: 'inference-cost.yml' };
    },
  });
  const tokens = requestTokens(call, key, described, context, settingOf);
  const { input, output, prompt } = tokens;
  const estimate = estimateCall(
    call,
    prompt,
    input,
    output,
    { ...tokens.cost, key, hits: settingOf('cache-hit-rate')?.value, callsPerMonth: context.callsPerMonth },
    { ...context, caching: context.configuration.caching },
  );
  const tools =
    call.tools.length > 0 || call.hasUnknownTools
      ? { count: call.tools.length, tokens: tokensFor(input, 'tools') }
      : null;
  const reported: Call = {
    id: idOf(file, start),
    key,
    ...placeIn(file, start),
    endLine: end.line,
    endColumn: end.column,
    kind: site.kind,
    sdk: call.sdk,
    provider: call.provider,
    model: modelChoice(call, context.lines),
    prompt,
    tools,
    responseSchema: call.responseSchema ? { tokens: tokensFor(input, 'schema') } : null,
    inputTokens: estimate.inputTokens,
    outputTokens: estimate.outputTokens,
    ...(tokens.thinking ? { thinkingTokens: tokens.thinking } : {}),
    ...(tokens.turns ? { turns: tokens.turns.allowed } : {}),
    outputCap: call.outputCap,
    stream: call.stream,
    retries: call.retries,
    retriesSource: call.retriesSource,
    promptCache: call.promptCache,
    tier: call.tier,
    loop: call.loop,
    usd: estimate.usd,
    ...(estimate.unpriced === null ? {} : { unpriced: estimate.unpriced }),
    enclosing: call.enclosing,
    testOrExample: isTestOrExample(file),
    price: estimate.price,
    parts: estimate.parts,
    drivers: estimate.drivers ?? driversInTokens(prompt.holes, output),
    foundBy: site.foundBy,
  };
  return { call: reported, model: estimate.model };
}

/** The model that the user gives for a call that only run time decides, or one of several that the code names. */
function withConfiguredModel(
  call: ResolvedCall,
  key: string,
  { configuration }: CallReporting,
): ResolvedCall {
  if (call.model.ids.length === 1) return call;
  const model = modelForSite(configuration, call.site.facts.file, key);
  return model === undefined
    ? call
    : { ...call, model: { ids: [model], source: 'config-file', places: [], provider: null, why: null } };
}

function modelChoice({ model }: ResolvedCall, lines: LinesOf): ModelChoice {
  const places = model.places.flatMap(p => {
    const place = lines(p.file)?.place(p.start);
    return place ? [placeIn(p.file, place)] : [];
  });
  return { ids: model.ids, source: model.source, places };
}

/** Assumptions by how far they may move the tokens, where there is no price to weigh them. */
function driversInTokens(
  holes: Call['prompt']['holes'],
  output: { low: number; typical: number; high: number | null; basis: string },
): Driver[] {
  const drivers: Driver[] = holes.map(h => ({
    name: h.name,
    ...h.tokens,
    unit: 'tokens',
    basis: h.basis,
    assumption: assumptionPath('hole', h.name).join('.'),
  }));
  if (output.high !== output.low)
    drivers.push({
      name: 'output',
      low: output.low,
      typical: output.typical,
      high: output.high,
      unit: 'tokens',
      basis: output.basis === 'configuration' ? 'configuration' : 'assumption',
      assumption: assumptionPath('output', '*').join('.'),
    });
  const spread = (d: Driver): number => (d.high ?? d.typical * 10) - d.low;
  return drivers.sort((a, b) => spread(b) - spread(a));
}
