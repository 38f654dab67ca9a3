import type { CallKind, Range } from './model.ts';

/**
 * The values of inference-cost.yml that the engine reads, validated by the reader in src/configuration. With several
 * files in a workspace, `configurationFor` in that room answers for a source file: nearest file first, key by key.
 */
export interface Configuration {
  readonly features: readonly FeatureSetting[];
  readonly assumptions: readonly AssumptionSetting[];
  readonly models: ModelSettings;
  readonly sdks: readonly SdkSetting[];
  /** The `prices` member as read; `readOwnPrices` of the prices room takes it. */
  readonly prices: unknown;
  readonly rules: readonly RuleSetting[];
  readonly dismissed: readonly Dismissal[];
  readonly scenarios: readonly ScenarioSetting[];
  readonly budgets: readonly BudgetSetting[];
  readonly policies: PolicySettings;
  /** Of a scenario: all prompts are marked for the provider's cache, or none is cached; undefined as the code says. */
  readonly caching?: boolean;
}

export interface FeatureSetting {
  readonly name: string;
  /** Entry points: "path", "path:function" or the feature's own generated name; several are merged into one feature. */
  readonly entries: readonly string[];
  /** Runs a month. */
  readonly volumePerMonth?: number;
  readonly users?: number;
  readonly segment?: string;
  readonly stage?: string;
  readonly turnsPerConversation?: number;
  /** What one run is worth, for cost per unit of value: "ticket solved". */
  readonly valueUnit?: { readonly name: string; readonly perRun: number; readonly usd?: number };
}

/**
 * A size that only run time knows. `scope` narrows it: a feature's name, a call key or a glob of files. Tokens, turns,
 * times; a cache hit rate is a share from 0 to 1. `assumptionFor` in settings/ finds the one that holds for a place.
 */
export interface AssumptionSetting {
  readonly kind: 'hole' | 'output' | 'turns' | 'loop' | 'cache-hit-rate' | 'thinking';
  /** Name of the hole, expression of the loop; "*" for all, and for the other kinds. */
  readonly name: string;
  readonly scope?: { readonly feature?: string; readonly call?: string; readonly files?: string };
  readonly value: Range;
}

export interface ModelSettings {
  /** Model of a site that only run time decides, by call key or glob of files. */
  readonly sites: readonly { readonly match: string; readonly model: string }[];
  /** Azure deployment name → model id. */
  readonly azureDeployments: ReadonlyMap<string, string>;
  /** Own name → model id (gateway and proxy aliases). */
  readonly aliases: ReadonlyMap<string, string>;
  /** Of a scenario: model, or key of a call → the model that would answer instead. */
  readonly swaps?: ReadonlyMap<string, string>;
}

/** An internal client; `sdkDeclaration` in settings/ makes a declaration like the project's own of it. */
export interface SdkSetting {
  readonly id: string;
  /** As imported, in Python or JavaScript. */
  readonly packages: readonly string[];
  readonly provider?: string;
  /** Names that make the client; none: the package is the client. */
  readonly clients: readonly string[];
  readonly methods: readonly SdkMethodSetting[];
}

/** Fields as in an SDK declaration: "model", "config.model", "@client.model". */
export interface SdkMethodSetting {
  readonly path: readonly string[];
  readonly kind: CallKind;
  readonly model: readonly string[];
  readonly prompt: readonly string[];
  readonly system: readonly string[];
  readonly outputCap: readonly string[];
  readonly tools: readonly string[];
  /** In JavaScript the options object comes behind them. */
  readonly positional: readonly string[];
  readonly language?: 'python' | 'javascript';
  readonly api?: string;
  readonly stream?: boolean;
}

export interface RuleSetting {
  readonly id: string;
  readonly off?: boolean;
  readonly severity?: 'information' | 'hint' | 'warning';
  readonly options?: Readonly<Record<string, unknown>>;
}

export interface Dismissal {
  /** `Finding.key`. */
  readonly key: string;
  readonly reason?: string;
  readonly date?: string;
  readonly by?: string;
}

export interface ScenarioSetting {
  readonly name: string;
  /** `--set` lines: "features.chat.turns" → value. */
  readonly set: ReadonlyMap<string, string | number | boolean>;
}

/** A limit for the whole workspace, or for what `feature`, `files` and `segment` leave of it. */
export interface BudgetSetting {
  readonly name: string;
  readonly feature?: string;
  readonly files?: readonly string[];
  readonly segment?: string;
  readonly usdPerCall?: number;
  readonly usdPerRun?: number;
  readonly usdPerMonth?: number;
  /** Share of the limit, 0 to 1. */
  readonly warnAt?: number;
}

/** What a change must keep. */
export interface PolicySettings {
  readonly allowedModels?: readonly string[];
  readonly forbiddenModels?: readonly string[];
  readonly maxUsdPerCall?: number;
  readonly maxUsdPerRun?: number;
  /** Share: 0.2 is 20 per cent. */
  readonly maxIncrease?: number;
  readonly maxUnpricedCalls?: number;
  readonly requireOutputCap?: boolean;
}

export const noConfiguration: Configuration = {
  features: [],
  assumptions: [],
  models: { sites: [], azureDeployments: new Map(), aliases: new Map() },
  sdks: [],
  prices: null,
  rules: [],
  dismissed: [],
  scenarios: [],
  budgets: [],
  policies: {},
};
