import { describe, expect, it } from 'vitest';
import { billInput } from '../../../src/engine/tokens/bill/bill-input.ts';
import { toolNamespace } from '../../../src/engine/tokens/bill/openai-tools.ts';
import { estimateOutput } from '../../../src/engine/tokens/output/estimate-output.ts';
import {
  emptyMessage,
  emptyRequest,
  unsized,
  type BillableRequest,
} from '../../../src/engine/tokens/request/billable-request.ts';
import { imageSize } from '../../../src/engine/tokens/request/image-size.ts';
import { readRequest } from '../../../src/engine/tokens/request/read-request.ts';
import { counters } from './counters.ts';

const ask = (more: Partial<BillableRequest>): BillableRequest => ({
  ...emptyRequest,
  api: 'openai-chat',
  provider: 'openai',
  model: 'gpt-4o',
  messages: [{ ...emptyMessage, text: ['Where is the nearest library?'] }],
  ...more,
});
const typical = (more: Partial<BillableRequest>): number => billInput(ask(more), counters).typical;
const o200k = (text: string): number => counters.o200k_base.count(text);

describe('input as billed', () => {
  it('frames a chat message with 3 tokens and its role, and says that this is exact', () => {
    const bill = billInput(ask({}), counters);
    expect(bill).toMatchObject({ typical: 3 + 3 + 1 + o200k('Where is the nearest library?'), exact: true });
    expect(bill.low).toBe(bill.high);
    expect(bill.basis).toMatch(/^exact: OpenAI GPT-4o/);
  });

  it('takes one token less for reasoning models and counts older ones with cl100k', () => {
    expect(typical({ model: 'gpt-5-mini' })).toBe(typical({}) - 1);
    const german = [{ ...emptyMessage, text: ['Straßenbahnhaltestellenverzeichnis'] }];
    const cl100k = counters.cl100k_base.count('Straßenbahnhaltestellenverzeichnis');
    expect(typical({ model: 'gpt-4-turbo', messages: german })).toBe(7 + cl100k);
  });

  it('counts a hole as given, and is then no longer exact', () => {
    const hole = { tokens: { low: 10, typical: 50, high: 200 } };
    const bill = billInput(ask({ messages: [{ ...emptyMessage, text: ['Sum up: ', hole] }] }), counters);
    const fixed = 7 + o200k('Sum up: ');
    expect(bill).toMatchObject({ low: fixed + 10, typical: fixed + 50, high: fixed + 200, exact: false });
    expect(bill.basis).toMatch(/^rule/);
  });

  it('renders tools as a namespace, a comment a line, and follows references without end', () => {
    const parameters = {
      type: 'object',
      properties: { a: { type: 'number', description: 'first' }, b: { $ref: '#' } },
      required: ['a'],
    };
    const text = toolNamespace([{ kind: 'function', name: 'add', description: 'Adds\n\n  two', parameters }]);
    expect(text).toContain('// Adds\n// two\ntype add = (_: {\n// first\na: number,\nb?: ');
    expect(toolNamespace([{ kind: 'function', name: 'now', description: '', parameters: null }])).toContain(
      'type now = () => any;',
    );
  });

  it('bills tool instructions of Claude by choice', () => {
    const tools = [{ kind: 'function', name: 'find', description: 'Finds', parameters: { type: 'object' } }];
    const claude = { model: 'claude-sonnet-4-5', provider: 'anthropic', api: 'anthropic-messages', tools };
    const auto = typical(claude);
    expect(auto).toBeGreaterThan(500);
    expect(typical({ ...claude, toolChoice: { mode: 'required', name: null } }) - auto).toBeGreaterThan(80);
    expect(typical({ ...claude, parallelToolCalls: false })).toBeLessThan(auto - 150);
  });

  it('bills images by their pixels', () => {
    const image = (width: number, height: number) => [
      { ...emptyMessage, media: [{ ...unsized('image'), width, height }] },
    ];
    expect(typical({ messages: image(640, 480) })).toBe(7 + 425);
    expect(typical({ messages: image(3008, 2000) })).toBe(7 + 1105);
    expect(typical({ model: 'gpt-5-nano', messages: image(320, 320) })).toBe(6 + 150);
    const claude = billInput(ask({ model: 'claude-sonnet-4-5', messages: image(4000, 4000) }), counters);
    expect(claude.typical).toBeLessThan(1600);
  });

  it('answers for an unknown model by a ratio with a wide range', () => {
    const bill = billInput(ask({ model: 'nobody/has-heard-of-it' }), counters);
    expect(bill.basis).toMatch(/unknown model/);
    expect(bill.exact).toBe(false);
    expect(bill.high).toBeGreaterThan(2 * bill.typical);
  });

  it('adds up its parts', () => {
    const bill = billInput(
      ask({ tools: [{ kind: 'function', name: 'f', description: 'd', parameters: null }] }),
      counters,
    );
    expect(bill.parts.reduce((sum, part) => sum + part.tokens.typical, 0)).toBeCloseTo(bill.typical);
    expect(bill.parts.map(part => part.kind)).toContain('tools');
  });
});

describe('output', () => {
  it('never passes the cap and names it', () => {
    const range = estimateOutput(ask({ outputCap: 20 }));
    expect(range.high).toBe(20);
    expect(range.basis).toContain('output cap 20');
  });

  it('grows with the response schema', () => {
    const schema = (names: string[]) => ({
      name: 's',
      description: '',
      schema: {
        type: 'object',
        required: names,
        properties: Object.fromEntries(names.map(name => [name, { type: 'string' }])),
      },
    });
    const small = estimateOutput(ask({ responseSchema: schema(['a']) }));
    const large = estimateOutput(ask({ responseSchema: schema(['a', 'b', 'c', 'd', 'e', 'f']) }));
    expect(large.typical).toBeGreaterThan(2 * small.typical);
    expect(small.basis).toBe('response schema');
  });

  it('adds reasoning by effort, for models that reason', () => {
    const reasoning = (effort: string) => ({ effort, budget: null, enabled: null });
    const [low, high] = ['low', 'high'].map(
      effort => estimateOutput(ask({ model: 'gpt-5', reasoning: reasoning(effort) })).typical,
    );
    expect(high).toBeGreaterThan(low!);
    expect(estimateOutput(ask({ model: 'gpt-5', reasoning: reasoning('none') })).typical).toBeLessThan(low!);
  });

  it('keeps reasoning within its budget', () => {
    const thinking = (budget: number) =>
      estimateOutput(ask({ model: 'claude-sonnet-4-5', reasoning: { effort: null, budget, enabled: true } }));
    const [none, few] = [thinking(0), thinking(3)];
    expect(none.basis).not.toContain('reasoning');
    expect([few.low - none.low, few.typical - none.typical]).toEqual([3, 3]);
  });

  it('expects no output of embeddings', () => {
    expect(estimateOutput(ask({ inputs: [['x']] })).high).toBe(0);
  });
});

describe('bodies', () => {
  const read = (
    api: 'openai-responses' | 'gemini-generate' | 'openai-chat',
    body: object,
    media: object[] = [],
  ) => readRequest({ api, provider: '', model: 'm', body: body as never, media: media as never });

  it('reads only the flat form of tools in Responses', () => {
    const { tools } = read('openai-responses', {
      input: 'x',
      tools: [{ type: 'function', name: 'f', function: { name: 'f', parameters: { type: 'object' } } }],
    });
    expect(tools).toEqual([{ kind: 'function', name: 'f', description: '', parameters: null }]);
  });

  it('gives sizes to attachments in order of appearance', () => {
    const url = (name: string) => ({ type: 'image_url', image_url: { url: `https://a.example/${name}` } });
    const request = read('openai-chat', { messages: [{ role: 'user', content: [url('a'), url('b')] }] }, [
      { width: 10, height: 20 },
      { width: 30, height: 40 },
    ]);
    expect(request.messages[0]!.media.map(item => item.width)).toEqual([10, 30]);
  });

  it('bills text sent as a file in Gemini as text', () => {
    const request = read('gemini-generate', {
      contents: [{ parts: [{ inlineData: { mimeType: 'text/plain', data: 'aGVsbG8=' } }] }],
    });
    expect(request.messages[0]!.text).toEqual(['hello']);
  });

  it('reads the pixels of a PNG and a GIF', () => {
    const png = Buffer.from([
      0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 2, 0x80, 0, 0, 1,
      0xe0, 8, 6, 0, 0, 0, 1, 2, 3, 4,
    ]);
    expect(imageSize(`data:image/png;base64,${png.toString('base64')}`)).toEqual({ width: 640, height: 480 });
    const gif = Buffer.from([
      0x47,
      0x49,
      0x46,
      0x38,
      0x39,
      0x61,
      0x2c,
      1,
      0x10,
      0,
      ...new Array<number>(30).fill(0),
    ]);
    expect(imageSize(gif.toString('base64'))).toEqual({ width: 300, height: 16 });
    expect(imageSize('<png 640x480 elided elided elided elided elided>')).toBeNull();
  });
});
