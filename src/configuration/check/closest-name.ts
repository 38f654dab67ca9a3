/** Edits (insert, delete, replace, swap of neighbours) that lead from one name to the other. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min(previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

const folded = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The name that was probably meant, or undefined where none is near. */
export function closestName(name: string, names: readonly string[]): string | undefined {
  if (name.length > 80) return undefined;
  const asked = folded(name);
  let best: string | undefined;
  let least = Infinity;
  for (const candidate of names) {
    if (candidate.length > 160) continue;
    const known = folded(candidate);
    const near = known.startsWith(asked) && asked.length >= 3 ? 1 : distance(asked, known);
    if (near < least && near <= Math.max(1, Math.floor(asked.length / 3))) {
      best = candidate;
      least = near;
    }
  }
  return best;
}
