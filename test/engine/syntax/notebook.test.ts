import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineMap } from '../../../src/engine/syntax/line-map.ts';
import { maskMagics } from '../../../src/engine/syntax/notebook-magics.ts';
import { parseNotebook } from '../../../src/engine/syntax/notebook.ts';
import { renderImports, renderPython } from './python-rendering.ts';
import { callsOf, read, reader } from './python-support.ts';

type Source = string | readonly string[];
const code = (source: Source, more = {}): object => ({ cell_type: 'code', source, ...more });
const prose = (source: Source): object => ({ cell_type: 'markdown', source });
const notebook = (
  cells: readonly object[],
  metadata: object = { kernelspec: { name: 'python3', language: 'python' } },
): string => JSON.stringify({ nbformat: 4, cells, metadata });

describe('cells', () => {
  it('are joined, each ended by a line feed, and numbered among all cells', () => {
    const found = parseNotebook(
      notebook([prose('# T'), code(['a = 1\n', 'b']), code(''), prose('x'), code('c\n')]),
    );
    expect(found).toMatchObject({
      kind: 'python',
      text: 'a = 1\nb\n\nc\n\n',
      cells: [
        { index: 1, start: 0, end: 8 },
        { index: 2, start: 8, end: 9 },
        { index: 4, start: 9, end: 12 },
      ],
    });
  });

  it('of nbformat 3 stand in worksheets', () => {
    const cells = [
      { cell_type: 'heading', source: 'T' },
      { cell_type: 'code', input: ['a\n', 'b'], language: 'python' },
    ];
    expect(
      parseNotebook(JSON.stringify({ nbformat: 3, metadata: {}, worksheets: [{ cells }] })),
    ).toMatchObject({
      text: 'a\nb\n',
      cells: [{ index: 1, start: 0, end: 4 }],
    });
  });

  it('in another language are left out', () => {
    const cells = [code('a'), code('SELECT 1', { metadata: { vscode: { languageId: 'sql' } } }), code('b')];
    expect(parseNotebook(notebook(cells))).toMatchObject({
      text: 'a\nb\n',
      cells: [{ index: 0 }, { index: 2 }],
    });
  });
});

describe('the kernel', () => {
  it.each([
    [{ kernelspec: { language: 'python', name: 'conda-env' } }, 'python'],
    [{ language_info: { name: 'ipython' } }, 'python'],
    [{ kernelspec: { name: 'my-venv' } }, 'python'],
    [{ language_info: { name: 'coconut', mimetype: 'text/x-python3' } }, 'python'],
    [{ kernelspec: { name: 'julia-1.9' } }, 'unsupported'],
    [{}, 'python'],
    [{ kernelspec: { language: 'C#', name: '.net-csharp' } }, 'unsupported'],
    [{ language_info: { name: 'kotlin' }, kernelspec: { name: 'python3' } }, 'unsupported'],
    [{ kernelspec: { name: 'ir', language: 'R' } }, 'unsupported'],
  ])('%j', (metadata, kind) => expect(parseNotebook(notebook([code('a')], metadata)).kind).toBe(kind));

  it('that is not Python leaves the file unread', () =>
    expect(reader.read('a.ipynb', notebook([code('x')], { language_info: { name: 'R' } }))).toBeUndefined());
});

describe('a notebook that is none', () => {
  it.each([
    ['{"cells": [', 'the notebook is not valid JSON'],
    ['', 'the notebook is not valid JSON'],
    ['[]', 'the notebook is not a JSON object'],
    ['null', 'the notebook is not a JSON object'],
    ['{}', 'the notebook has no list of cells'],
    ['{"cells": {"a": 1}}', 'the notebook has no list of cells'],
  ])('%j: %s', (json, reason) => {
    expect(parseNotebook(json)).toEqual({ kind: 'broken', reason });
    expect(read(json, 'a.ipynb')).toMatchObject({ text: '', body: [], broken: [{ start: 0, end: 0 }] });
  });

  it.each([
    [[1, null, 'x', []]],
    [[{ cell_type: 'code', source: 5 }]],
    [[{ cell_type: 'code', source: ['a', 1] }]],
  ])('holds odd cells: %j', cells =>
    expect(parseNotebook(JSON.stringify({ cells, metadata: 3 })).kind).toBe('python'),
  );
});

describe('magics', () => {
  it.each([
    ['%pip install openai\nx', '#pip install openai\nx'],
    ['!ls\n!!ls\n?x\nx', '#ls\n#!ls\n#x\nx'],
    ['x?\ny.z??\nx', '#?\n#.z??\nx'],
    ['if a:\n    !ls -l\n    b', 'if a:\n    _#s -l\n    b'],
    ['!pip install \\\n  openai\nx', '#pip install \\\n  _#enai\nx'],
    ['files = !ls *.py\nx', 'files = _#s *.py\nx'],
    ['rows, n = %sql select 1', 'rows, n = _#ql select 1'],
    ['%time r = f(x)', '_;    r = f(x)'],
    ['  %timeit -n 10 -r3 f(x)', '  _;                f(x)'],
    ['%time', '#time'],
    ['%%bash\nls\n\necho "hi', '#%bash\n#s\n\n#cho "hi'],
    ['\n%%writefile a.py\nf(x)', '\n#%writefile a.py\n#(x)'],
    ['%%time\n!ls\nf(x)', '#%time\n#ls\nf(x)'],
    ['%%capture out\n%%bash\nls', '#%capture out\n#%bash\n#s'],
    ['%%unknown magic\n"""\na', '#%unknown magic\n#""\n#'],
    ['x = (5\n  % y)\nz', 'x = (5\n  % y)\nz'],
    ['x = 5 \\\n  % y', 'x = 5 \\\n  % y'],
    ['s = """\n%d\n!\n"""\n!ls', 's = """\n%d\n!\n"""\n#ls'],
    ["s = '''it's\n%d'''", "s = '''it's\n%d'''"],
    ["s = 'it\\'s (' # (\n%cd x", "s = 'it\\'s (' # (\n#cd x"],
    ['a != b', 'a != b'],
    ['a % b', 'a % b'],
    ['"what?"', '"what?"'],
    ['f(x)  # why?', 'f(x)  # why?'],
    ['%cd x\r\nf(x)\r\n', '#cd x\r\nf(x)\r\n'],
  ])('%j', (cell, masked) => {
    expect(maskMagics(cell)).toBe(masked);
    expect(masked).toHaveLength(cell.length);
  });

  it('never change the length or the line ends of a cell', () => {
    const piece = fc.constantFrom(
      '%',
      '%%',
      '!',
      '?',
      '\n',
      '\r\n',
      '\\',
      '"""',
      "'",
      '#',
      '(',
      ')',
      'time ',
      'x',
      ' = ',
      ' ',
      '😀',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), pieces => {
        const cell = pieces.join('');
        const lines = (text: string): number[] => text.split('\n').map(line => line.length);
        expect(lines(maskMagics(cell))).toEqual(lines(cell));
      }),
      { numRuns: 2000, seed: 3 },
    );
  });
});

describe('facts of a notebook', () => {
  const json = notebook([
    prose('# Demo'),
    code([
      '%pip install openai\n',
      'from openai import OpenAI\n',
      'def ask(q):\n',
      '    return client.create(q)',
    ]),
    code('this is (not Python'),
    code([
      '%%time\n',
      'class A:\n',
      '  def m(self): return lambda: ask("é😀")\n',
      '# inference-cost: calls 5\n',
      'ask(1)',
    ]),
    code('%%bash\ncurl x | jq ('),
  ]);
  const facts = read(json, 'demo.ipynb');

  it('number functions and classes through, and shift every offset', () => {
    expect(renderImports(facts)).toBe('OpenAI = openai:OpenAI');
    expect(
      renderPython({ ...facts, body: facts.body.filter(s => s.kind !== 'expr' || s.value.kind === 'call') }),
    ).toBe(
      'function ask#0(q) {return client.create(q)}; ' +
        'class A() {of A method m#1(self) {return in #1 lambda ~#2() {return ask("é😀")}}}; ask(1)',
    );
    expect(
      callsOf(facts)
        .map(c => facts.text.slice(c.start, c.end))
        .sort(),
    ).toEqual(['ask("é😀")', 'ask(1)', 'client.create(q)']);
  });

  it('keep a broken cell apart, and the text as written', () => {
    const cell = facts.cells!.find(c => c.index === 2)!;
    expect(facts.broken.length).toBeGreaterThan(0);
    for (const { start, end } of facts.broken) {
      expect(start).toBeGreaterThanOrEqual(cell.start);
      expect(end).toBeLessThanOrEqual(cell.end);
    }
    expect(facts.text).toMatch(/^%pip install openai\n/);
    expect(facts.pragmas.map(p => p.text)).toEqual(['# inference-cost: calls 5']);
  });

  it('give places by cell, line and column', () => {
    const call = callsOf(facts).find(c => facts.text.startsWith('ask("', c.start))!;
    expect(lineMap(facts).place(call.nameStart)).toEqual({ cell: 3, line: 3, column: 31 });
  });
});
