import type { Call, FeatureCallTimes, Range, UsdRange } from '../engine/model.ts';
import { modelName } from './model-name.ts';

/** Executions of a call in one run of a feature with one model, or with all that it may be. */
export interface InFeature {
  /** undefined: unknown. */
  readonly model: string | undefined;
  readonly times: Range;
  /** Of one execution; null when unpriced. */
  readonly usd: UsdRange | null;
}

/** A call as a feature uses it: apart for each model, where the feature's way to it tells. */
export const inFeature = ({ models, times, usd }: FeatureCallTimes, call: Call): readonly InFeature[] =>
  models
    ? models.map(one => ({ ...one, model: modelName({ ids: [one.id] }) }))
    : [{ model: modelName(call.model), times, usd: usd ?? call.usd }];
