/** What is left of a file after its checks: plain data with names in maps, so that `__proto__` is a name as any other. */
export type Value = string | number | boolean | null | readonly Value[] | ValueMap;
export type ValueMap = ReadonlyMap<string, Value>;

const none: ValueMap = new Map();

export const isMap = (value: Value | undefined): value is ValueMap => value instanceof Map;

export const mapAt = (map: ValueMap, key: string): ValueMap => {
  const value = map.get(key);
  return isMap(value) ? value : none;
};

export const textAt = (map: ValueMap, key: string): string | undefined => {
  const value = map.get(key);
  return typeof value === 'string' ? value : undefined;
};

export const numberAt = (map: ValueMap, key: string): number | undefined => {
  const value = map.get(key);
  return typeof value === 'number' ? value : undefined;
};

export const listAt = (map: ValueMap, key: string): readonly Value[] => {
  const value = map.get(key);
  return Array.isArray(value) ? (value as readonly Value[]) : [];
};

export const textsAt = (map: ValueMap, key: string): readonly string[] =>
  listAt(map, key).filter(value => typeof value === 'string');

export const mapsAt = (map: ValueMap, key: string): readonly ValueMap[] => listAt(map, key).filter(isMap);

/** Maps as objects without a prototype, for readers that take plain JSON. */
export function plain(value: Value): unknown {
  if (isMap(value)) {
    const object = Object.create(null) as Record<string, unknown>;
    for (const [key, item] of value) object[key] = plain(item);
    return object;
  }
  return Array.isArray(value) ? (value as readonly Value[]).map(plain) : value;
}
