import { spellAlike } from './model-id.ts';

function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < text.length; i += 1) {
    const pair = text.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Share of letter pairs that two texts have in common, 0 to 1 (Sørensen–Dice). */
function likeness(a: ReadonlyMap<string, number>, lengthA: number, b: string): number {
  let common = 0;
  for (const [pair, times] of pairsOf(b)) common += Math.min(times, a.get(pair) ?? 0);
  return (2 * common) / Math.max(1, lengthA + b.length - 2);
}

/** The three ids most like the one asked for, best first; equal ones in the order of their names. */
export function closestIds(asked: string, known: Iterable<string>): string[] {
  const text = spellAlike(asked);
  const pairs = pairsOf(text);
  const scored = [...new Set(known)].map(id => ({ id, score: likeness(pairs, text.length, spellAlike(id)) }));
  scored.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return scored.slice(0, 3).map(({ id }) => id);
}
