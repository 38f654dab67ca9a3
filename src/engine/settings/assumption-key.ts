import type { AssumptionSetting } from '../configuration.ts';

export type AssumptionKey = Pick<AssumptionSetting, 'kind' | 'name' | 'scope'>;

const SIZES = ['output', 'thinking', 'turns', 'cache-hit-rate'] as const;

/**
 * Reads a path as `assumptionPath` writes it, joined by dots: what reports name as `assumption`. Names may hold dots
 * themselves. Undefined for what is no such path.
 */
export function assumptionAt(key: string): AssumptionKey | undefined {
  const [, where, members] =
    /^assumptions\.(everywhere|(?:calls|files|features)\.[^]+?)\.((?:holes|loops)\.[^]+|[a-z-]+)$/.exec(
      key,
    ) ?? [];
  if (where === undefined || members === undefined) return undefined;
  const [, list, name] = /^(holes|loops)\.([^]+)$/.exec(members) ?? [];
  const size = SIZES.find(kind => kind === members);
  const kind = list === 'holes' ? 'hole' : list === 'loops' ? 'loop' : size;
  if (kind === undefined) return undefined;
  const scope = scopeAt(where);
  return { kind, name: name ?? '*', ...(scope ? { scope } : {}) };
}

function scopeAt(where: string): AssumptionSetting['scope'] {
  const at = where.indexOf('.');
  const name = where.slice(at + 1);
  if (where.startsWith('calls.')) return { call: name };
  if (where.startsWith('files.')) return { files: name };
  return where.startsWith('features.') ? { feature: name } : undefined;
}
