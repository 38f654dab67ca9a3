import { describe, expect, it, test } from 'vitest';
import { readPragma } from '../../../src/engine/settings/read-pragma.ts';

describe('settings beside the code', () => {
  const expected = { kind: 'settings', feature: 'support-chat', volumePerMonth: 50000, holes: new Map() };
  test.each([
    ['# inference-cost: feature=support-chat volume=50000'],
    ['#inference-cost: feature=support-chat volume=50_000'],
    ['// inference-cost: feature="support-chat", volume=50000'],
    ['/* inference-cost: feature=support-chat volume=50000 */'],
    ['/**\n * inference-cost: feature=support-chat volume=50000\n */'],
    ['{/* inference-cost: feature=support-chat volume=50000 */}'],
    ['<!-- inference-cost: feature=support-chat volume=50000 -->'],
    ['-- inference-cost: feature=support-chat volume=50000'],
    ['"""inference-cost: feature=support-chat volume=50000"""'],
    ['{# inference-cost: feature=support-chat volume=50000 #}'],
    ['; inference-cost: feature=support-chat volume=50000'],
    ["# inference-cost: feature='support-chat'  volume=50000\r\n"],
  ])('%s', comment => expect(readPragma(comment)).toEqual({ pragmas: [expected], problems: [] }));

  it('reads every setting', () => {
    const comment =
      '# inference-cost: users=3 segment="small teams" stage=answer turns=10 model=gpt-4.1 output=350 thinking=500..2000..8000 times=1..5..10 cache-hit-rate=40% hole.context=600 hole.question=20..80..400';
    expect(readPragma(comment)).toEqual({
      problems: [],
      pragmas: [
        {
          kind: 'settings',
          users: 3,
          segment: 'small teams',
          stage: 'answer',
          turns: 10,
          model: 'gpt-4.1',
          output: { low: 350, typical: 350, high: 350 },
          thinking: { low: 500, typical: 2000, high: 8000 },
          times: { low: 1, typical: 5, high: 10 },
          cacheHitRate: 0.4,
          holes: new Map([
            ['context', { low: 600, typical: 600, high: 600 }],
            ['question', { low: 20, typical: 80, high: 400 }],
          ]),
        },
      ],
    });
  });
});

describe('ignored rules', () => {
  test.each([
    ['# inference-cost-ignore missing-output-cap', ['missing-output-cap'], undefined],
    [
      '// inference-cost-ignore missing-output-cap, cheaper-model: answers are short',
      ['missing-output-cap', 'cheaper-model'],
      'answers are short',
    ],
    [
      '/* inference-cost-ignore: missing-output-cap -- answers: short */',
      ['missing-output-cap'],
      'answers: short',
    ],
    ['# inference-cost-ignore', [], undefined],
  ])('%s', (comment, rules, reason) =>
    expect(readPragma(comment)).toEqual({
      problems: [],
      pragmas: [{ kind: 'ignore', rules, ...(reason ? { reason } : {}) }],
    }),
  );
});

describe('what is wrong', () => {
  test.each([
    [
      '# inference-cost: volumn=3',
      '"volumn" is not known: known are feature, volume, users, segment, stage, turns, model, output, thinking, times, cache-hit-rate and hole.NAME',
    ],
    [
      '# inference-cost: volume=many',
      'volume is "many": write a number of 0 or more, such as volume=50000 (runs a month)',
    ],
    [
      '# inference-cost: volume=-3',
      'volume is "-3": write a number of 0 or more, such as volume=50000 (runs a month)',
    ],
    [
      '# inference-cost: volume=1e99',
      'volume is "1e99": write a number of 0 or more, such as volume=50000 (runs a month)',
    ],
    ['# inference-cost: volume', '"volume" has no value: write name=value, such as volume=50000'],
    ['# inference-cost: volume=', 'volume is "": write a value'],
    [
      '# inference-cost: output=5..3',
      'output is "5..3": write a number, or low..typical..high, such as output=350 (tokens)',
    ],
    [
      '# inference-cost: hole.q=5..4..3',
      'hole.q is "5..4..3": write tokens, such as hole.q=600 or hole.q=200..600..4000',
    ],
    [
      '# inference-cost: cache-hit-rate=0.4',
      'cache-hit-rate is "0.4": write per cent, such as cache-hit-rate=40%',
    ],
    ['# inference-cost: users=1 users=2', '"users" stands twice: keep one'],
  ])('%s', (comment, problem) => expect(readPragma(comment).problems).toEqual([problem]));

  it('leaves the rest', () => {
    expect(readPragma('# inference-cost: volumn=3 users=4').pragmas).toEqual([
      { kind: 'settings', users: 4, holes: new Map() },
    ]);
  });
});

describe('comments that only mention the word', () => {
  test.each([
    ['# see inference-cost.yml'],
    ['// the inference-cost extension'],
    ['# inference-costs: none'],
    ['# inference-cost:8080 is a port'],
    [''],
  ])('%s', comment => expect(readPragma(comment)).toEqual({ pragmas: [], problems: [] }));
  it('takes no time on long ones', () => {
    expect(readPragma(`# inference-cost: ${'a='.repeat(100_000)}`).pragmas).toHaveLength(1);
    expect(readPragma(`${' #'.repeat(100_000)}x`).pragmas).toEqual([]);
  });
});
