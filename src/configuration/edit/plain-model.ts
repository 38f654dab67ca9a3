import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import type { EditValue, Path } from './yaml-pieces.ts';

/** A tree's values without style: pairs keep their order and doubles; what is empty is left out. */
export type Model = string | number | boolean | null | ModelMap | ModelList;
export interface ModelMap {
  readonly pairs: readonly (readonly [key: string, value: Model])[];
}
export interface ModelList {
  readonly items: readonly Model[];
}

export function modelOf(node: Node | null): Model {
  if (isMap(node))
    return {
      pairs: node.items
        .map(({ key, value }) => [keyOf(key as Node), modelOf(value as Node | null)] as const)
        .filter(([, value]) => !isEmptyModel(value)),
    };
  if (isSeq(node)) return { items: (node.items as (Node | null)[]).map(modelOf) };
  if (isAlias(node)) return `*${node.source}`;
  return isScalar(node) ? (node.value as Model) : null;
}

const keyOf = (node: Node | null): string =>
  isScalar(node)
    ? String(typeof node.value === 'string' ? node.value : (node.source ?? node.value))
    : JSON.stringify(node);

export function modelOfValue(value: EditValue): Model {
  if (Array.isArray(value)) return { items: (value as readonly EditValue[]).map(modelOfValue) };
  if (typeof value !== 'object' || value === null) return value as Model;
  const pairs = Object.entries(value).map(([key, item]) => [key, modelOfValue(item as EditValue)] as const);
  return { pairs: pairs.filter(([, item]) => !isEmptyModel(item)) };
}

const isMapModel = (model: Model): model is ModelMap =>
  typeof model === 'object' && model !== null && 'pairs' in model;
const isListModel = (model: Model): model is ModelList =>
  typeof model === 'object' && model !== null && 'items' in model;
const isEmptyModel = (model: Model): boolean =>
  model === null ||
  (isMapModel(model) && model.pairs.length === 0) ||
  (isListModel(model) && model.items.length === 0);

export function modelAt(model: Model, path: Path): Model {
  return path.reduce<Model>((at, step) => {
    if (isMapModel(at)) return at.pairs.find(([key]) => key === String(step))?.[1] ?? null;
    return isListModel(at) && typeof step === 'number' ? (at.items[step] ?? null) : null;
  }, model);
}

/** The model without what stands at a path, and without what then is empty. */
export function withoutPath(model: Model, [step, ...rest]: Path): Model {
  if (step === undefined) return null;
  if (isListModel(model) && typeof step === 'number') {
    const items = model.items.map((item, index) => (index === step ? withoutPath(item, rest) : item));
    return { items: rest.length === 0 ? items.filter((_, index) => index !== step) : items };
  }
  if (!isMapModel(model)) return model;
  const first = model.pairs.findIndex(([key]) => key === String(step));
  const pairs = model.pairs.map(
    ([key, value], index) => [key, index === first ? withoutPath(value, rest) : value] as const,
  );
  return { pairs: pairs.filter(([, value]) => !isEmptyModel(value)) };
}

export const sameModel = (a: Model, b: Model): boolean =>
  (isEmptyModel(a) && isEmptyModel(b)) || JSON.stringify(a) === JSON.stringify(b);
