import { isMap, isScalar, isSeq } from 'yaml';
import type { Node } from 'yaml';
import { camelKey } from './camel-key.ts';
import { startOf } from './parse-yaml.ts';

export interface PricePlace {
  readonly line: number;
  readonly column: number;
  /** Path as the user wrote it. */
  readonly written: string;
}

type Places = Map<string, PricePlace>;

/** Where each part of `prices` stands, by the JSON text of the path that its reader uses. */
export function pricePlaces(
  root: Node | null,
  place: (offset: number) => { line: number; column: number },
): ReadonlyMap<string, PricePlace> {
  const places: Places = new Map();
  if (!isMap(root)) return places;
  const pair = root.items.find(({ key }) => isScalar(key) && key.value === 'prices');
  if (pair) note(pair.value as Node | null, [], 'prices', places, place);
  return places;
}

function note(
  node: Node | null,
  path: readonly (string | number)[],
  written: string,
  places: Places,
  place: (offset: number) => { line: number; column: number },
): void {
  if (!node) return;
  places.set(JSON.stringify(path), { ...place(startOf(node)), written });
  if (isMap(node))
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      // Below `models` stand ids, not names of ours.
      const own = path.length === 1 && path[0] === 'models' ? name : camelKey(name);
      note(value as Node | null, [...path, own], `${written}.${name}`, places, place);
    }
  if (isSeq(node))
    node.items.forEach((item, index) =>
      note(item as Node, [...path, index], `${written}[${index}]`, places, place),
    );
}
