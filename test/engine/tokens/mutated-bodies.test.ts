import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerLine } from '../../../src/engine/tokens/answer-line.ts';
import { apis } from '../../../src/engine/tokens/request/read-request.ts';
import { bodies } from './bodies.ts';
import { counters } from './counters.ts';

const mutants = 100_000;
const batch = 100; // bodies of one seed

/** What takes a member's place: every JSON type, names of Object's own, sizes beyond any sense. */
const replacements: readonly unknown[] = [
  null, true, 0, -1, 1e308, 3.7, '', 'text', '\ud800', '__proto__', 'constructor', [], [[]], [null], {}, { type: {} }, { text: [] },
  { $ref: '#' }, { $ref: '#/properties/city' }, { constructor: null }, 'x'.repeat(300), Array.from({ length: 40 }, () => ({})),
]; // prettier-ignore

type Holder = Record<string, unknown>;

function holdersOf(value: unknown, found: Holder[] = []): Holder[] {
  if (typeof value === 'object' && value !== null) {
    found.push(value as Holder);
    for (const item of Object.values(value)) holdersOf(item, found);
  }
  return found;
}

type Draw = (below: number) => number;

/** Numbers from a seed (mulberry32), so that a failing body can be made again. */
function drawFrom(seed: number): Draw {
  let state = seed;
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const copy = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

/** Changes one member somewhere: drops it, replaces it, wraps it, or puts another part of the body in its place. */
function mutate(root: object, draw: Draw): void {
  const holders = holdersOf(root);
  const holder = holders[draw(holders.length)]!;
  const keys = Object.keys(holder);
  if (keys.length === 0) return;
  const key = keys[draw(keys.length)]!;
  const how = draw(6);
  if (how === 0) Reflect.deleteProperty(holder, key);
  else if (how === 1) holder[key] = [holder[key]];
  else if (how === 2) holder[key] = copy(holders[draw(holders.length)]);
  else holder[key] = copy(replacements[draw(replacements.length)]);
}

/** Leaves out about half of the body's own members. */
function dropSome(body: object, draw: Draw): void {
  for (const key of Object.keys(body)) if (draw(2) === 0) Reflect.deleteProperty(body, key);
}

const finite = (range: { low: number; typical: number; high: number | null }): boolean =>
  [range.low, range.typical, range.high].every(value => Number.isInteger(value) && value! >= 0) &&
  range.low <= range.typical &&
  range.typical <= range.high!;

describe('answers to any request', () => {
  it(
    `holds for ${mutants} mutated bodies: a sound answer or an error, never an exception`,
    { timeout: 240_000 },
    () => {
      const texts = bodies.map((body, id) => JSON.stringify({ id, ...body }));
      const isSound = (seed: number): boolean => {
        const draw = drawFrom(seed);
        for (let i = 0; i < batch; i++) {
          const which = draw(bodies.length);
          const line = JSON.parse(texts[which]!) as { request: object };
          if (draw(3) > 0) dropSome(line.request, draw);
          for (let changes = 1 + draw(4); changes > 0; changes--) mutate(line.request, draw);
          const text = JSON.stringify(line);
          const answer = answerLine(text, counters);
          const isGood =
            'error' in answer
              ? answer.id === which && answer.error !== ''
              : finite(answer.inputTokens) &&
                finite(answer.outputTokens) &&
                /^(exact|rule|ratio): ./.test(answer.basis);
          if (!isGood) throw new Error(`${text} gave ${JSON.stringify(answer)}`);
        }
        return true;
      };
      fc.assert(fc.property(fc.integer(), isSound), { numRuns: mutants / batch });
    },
  );

  it('answers each unmutated body', () => {
    for (const body of bodies)
      expect(answerLine(JSON.stringify({ id: 1, ...body }), counters)).toHaveProperty('inputTokens');
    expect(new Set(bodies.map(body => body.api)).size).toBe(apis.length - 1); // anthropic-count reads as anthropic-messages
  });

  it('says what is wrong with a line', () => {
    expect(answerLine('{"id":', counters)).toMatchObject({
      id: null,
      error: expect.stringContaining('no JSON'),
    });
    expect(answerLine('[1]', counters)).toMatchObject({
      id: null,
      error: expect.stringContaining('no object'),
    });
    expect(answerLine('{"id":7,"api":"constructor","request":{}}', counters)).toMatchObject({
      id: 7,
      error: expect.stringContaining('openai-chat'),
    });
    expect(answerLine('{"id":8,"api":"openai-chat","request":"x"}', counters)).toMatchObject({
      id: 8,
      error: expect.stringContaining('body'),
    });
  });

  it('bears nesting as deep as JSON allows, and huge texts', () => {
    const deep = `${'{"type":"object","properties":{"a":'.repeat(3000)}{}${'}}'.repeat(3000)}`;
    const line = `{"id":1,"api":"openai-chat","model":"gpt-4o","request":{"messages":[{"role":"user","content":"hi"}],"tools":[{"type":"function","function":{"name":"f","parameters":${deep}}}],"response_format":{"type":"json_schema","json_schema":{"name":"s","schema":${deep}}}}}`;
    expect(answerLine(line, counters)).toHaveProperty('inputTokens');
    for (const model of ['claude-sonnet-4-5', 'gemini-2.5-flash', 'no-such-model'])
      expect(answerLine(line.replace('"gpt-4o"', JSON.stringify(model)), counters)).toHaveProperty(
        'inputTokens',
      );
    const huge = JSON.stringify({
      id: 1,
      api: 'openai-chat',
      model: 'gpt-4o',
      request: { messages: [{ role: 'user', content: 'é'.repeat(3e5) }] },
    });
    expect(answerLine(huge, counters)).toHaveProperty('inputTokens');
  });
});
