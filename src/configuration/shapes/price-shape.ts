import { choice, either, flag, list, number, percent, record, table, text } from './shape.ts';
import type { Shape } from './shape.ts';

const day = (about: string) =>
  text(about, { pattern: { source: '^\\d{4}-\\d{2}-\\d{2}$', means: 'a day such as 2026-11-24' } });
const perMillion = (about: string, like: number) =>
  number(about, { unit: 'per million tokens', max: 100_000, like });
const each = (about: string, like: number) => number(about, { unit: 'a piece', max: 10_000, like });

const rates: Readonly<Record<string, Shape>> = {
  input: perMillion('Input.', 2.5),
  'cache-read': perMillion('Input that comes from the cache.', 0.25),
  'cache-write-5m': perMillion('Input that is written to the cache for 5 minutes.', 3.1),
  'cache-write-1h': perMillion('Input that is written to the cache for an hour.', 5),
  output: perMillion('Output.', 10),
  reasoning: perMillion('Thinking, where it has a rate of its own.', 10),
  'audio-input': perMillion('Audio input.', 40),
  'audio-output': perMillion('Audio output.', 80),
  image: each('A generated image.', 0.04),
  'web-search': each('A web search.', 0.01),
  request: each('A request, besides its tokens.', 0.005),
};

const ratesOf = (about: string): Shape => record(about, rates);

const model = record('Only the rates that stand here replace the published ones.', {
  provider: text('Who bills. Without it, the rates hold wherever the model is served.'),
  unit: choice('What a rate is for; per million tokens unless said.', [
    'per-million-tokens',
    'per-thousand-tokens',
    'per-token',
  ]),
  from: day('First day of these rates.'),
  until: day('First day after them.'),
  source: text('Where they come from: "contract 2026-17".'),
  ...rates,
  batch: ratesOf('Rates of the batch tier.'),
  flex: ratesOf('Rates of the flex tier.'),
  priority: ratesOf('Rates of the priority tier.'),
  'long-context': record(
    'Other rates above a number of input tokens.',
    {
      above: number('From how many input tokens on.', {
        unit: 'input tokens',
        integer: true,
        min: 1,
        max: 1e9,
        like: 200_000,
      }),
      applies: choice('To the whole request, or to the part above.', ['whole', 'part']),
      ...rates,
    },
    ['above'],
  ),
  'self-hosted': either(
    'True where the model runs on machines of your own; with their rent, the price of a token is worked out.',
    flag('Runs on machines of your own.'),
    record(
      'Machines by the hour.',
      {
        'usd-per-hour': number('Rent of all machines, in the file’s currency.', {
          unit: 'an hour',
          max: 10_000,
          like: 12,
        }),
        'tokens-per-second': number('Tokens that all machines produce in a second.', {
          unit: 'tokens a second',
          max: 1e9,
          like: 2500,
        }),
        utilization: percent('Part of the time that they are busy.', 60),
      },
      ['usd-per-hour', 'tokens-per-second'],
    ),
  ),
});

export const prices = record('Your own rates, where they differ from the published ones.', {
  currency: record(
    'The currency of the rates below, if it isn’t USD.',
    {
      code: text('Code.', {
        pattern: { source: '^[A-Z]{3}$', means: 'a code of three capital letters such as EUR' },
      }),
      usd: number('US dollars that one unit is.', { unit: 'USD', min: 1e-9, max: 1e6, like: 1.08 }),
    },
    ['code', 'usd'],
  ),
  discounts: list(
    'What a contract takes off the published rates.',
    record(
      'A discount.',
      {
        provider: text('Provider: "openai".'),
        models: list('Only these models; `*` for any ending.', text('Model id.')),
        percent: percent('Per cent off.', 15, 99.99),
        from: day('First day.'),
        until: day('First day after it.'),
      },
      ['provider', 'percent'],
    ),
  ),
  models: table('Rates by model.', 'model id', model),
  file: text('A file of rates in LiteLLM’s format, from this file’s folder on.', { refers: 'path' }),
});
