/** Versions from `from` (included) to `to` (excluded), by number parts; open at the top where `to` is null. */
export interface VersionRange {
  readonly from: readonly number[];
  readonly to: readonly number[] | null;
}

const everything: VersionRange = { from: [], to: null };

/** Reads what a manifest asks for: "^4.2.0", "~=1.3", ">=1.0,<2", "==0.27.*", "4.x", a lock file's exact version. */
export function readVersionRange(text: string): VersionRange {
  // "a || b": package managers take the newest.
  const last = text.split('||').at(-1)!.trim();
  let { from, to } = everything;
  const term = /(\^|~=|~>|~|===?|>=|<=|!=|>|<|=)?\s*v?(\d+(?:\.(?:\d+|[x*]))*)/gi;
  for (const [, op = '', version] of last.matchAll(term)) {
    const written = version!.split('.');
    const parts = written.slice(0, firstWild(written)).map(Number);
    switch (op) {
      case '!=':
        break;
      case '>=':
      case '>':
        from = larger(from, parts);
        break;
      case '<':
        to = smaller(to, parts);
        break;
      case '<=':
        to = smaller(to, after(parts, parts.length - 1));
        break;
      case '^':
        from = larger(from, parts);
        to = smaller(
          to,
          after(
            parts,
            Math.max(
              0,
              Math.min(
                parts.findIndex(n => n > 0),
                parts.length - 1,
              ),
            ),
          ),
        );
        break;
      case '~=':
      case '~>':
        from = larger(from, parts);
        to = smaller(to, after(parts, Math.max(0, parts.length - 2)));
        break;
      case '~':
        from = larger(from, parts);
        to = smaller(to, after(parts, Math.min(1, parts.length - 1)));
        break;
      default:
        from = larger(from, parts);
        to = smaller(to, after(parts, parts.length - 1));
    }
  }
  return { from, to };
}

const firstWild = (parts: readonly string[]): number => {
  const at = parts.findIndex(p => !/^\d+$/.test(p));
  return at < 0 ? parts.length : Math.max(1, at);
};

/** The version after all that share the parts up to `index`: after(1.2.3, 1) is 1.3. */
const after = (parts: readonly number[], index: number): number[] => [
  ...parts.slice(0, index),
  (parts[index] ?? 0) + 1,
];

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

const larger = (a: readonly number[], b: readonly number[]): readonly number[] =>
  compare(a, b) >= 0 ? a : b;
const smaller = (a: readonly number[] | null, b: readonly number[]): readonly number[] =>
  a === null || compare(b, a) < 0 ? b : a;

/** Whether some version lies in both. */
export const overlaps = (a: VersionRange, b: VersionRange): boolean =>
  (a.to === null || compare(b.from, a.to) < 0) && (b.to === null || compare(a.from, b.to) < 0);
