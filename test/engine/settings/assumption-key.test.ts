import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assumptionPath } from '../../../src/engine/settings/assumption-for.ts';
import { assumptionAt } from '../../../src/engine/settings/assumption-key.ts';

const names = fc.constantFrom('question', 'docs[i].text', 'for a.b in c', '*', '__proto__', 'zwei\nZeilen');
const scope = fc.constantFrom(
  undefined,
  { call: 'api/chat.py#answer/chat.completions.create#0' },
  { files: 'api/**/*.py' },
  { feature: 'POST /api/v1.2/answer' },
);
const kinds = fc.constantFrom('output', 'thinking', 'turns', 'cache-hit-rate', 'hole', 'loop');

it('reads the keys that reports name, and finds the same kind, name and scope again', () => {
  fc.assert(
    fc.property(kinds, names, scope, (kind, given, where) => {
      const name = kind === 'hole' || kind === 'loop' ? given : '*';
      expect(assumptionAt(assumptionPath(kind, name, where).join('.'))).toEqual({
        kind,
        name,
        ...(where ? { scope: where } : {}),
      });
    }),
    { seed: 4 },
  );
});

it.each([
  '',
  'assumptions',
  'assumptions.everywhere',
  'assumptions.everywhere.outptu',
  'hole question',
  'x.y.z',
])('is undefined for “%s”', key => expect(assumptionAt(key)).toBeUndefined());
