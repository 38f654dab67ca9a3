import { describe, expect, it } from 'vitest';
import type { FileFacts } from '../../src/engine/syntax/facts.ts';
import { Stopwatch } from '../../src/workspace/stopwatch.ts';
import { WorkspaceSources } from '../../src/workspace/workspace-sources.ts';
import { memoryFiles } from './memory-files.ts';
import type { Entry, MemoryFiles } from './memory-files.ts';

/** A reader that makes empty facts, so that tests see which file was parsed with which text. */
const reader = {
  read: (file: string, text: string): FileFacts => {
    if (text.includes('EXPLODE')) throw new Error('parser broke');
    return {
      file,
      language: 'python',
      text,
      imports: [],
      exports: [],
      body: [],
      functions: [],
      classes: [],
      pragmas: [],
      broken: [],
    };
  },
};

function open(tree: Record<string, Entry>): { files: MemoryFiles; sources: WorkspaceSources } {
  const files = memoryFiles(tree);
  const sources = new WorkspaceSources(files, '/w', new Stopwatch(() => 0));
  sources.setReader(reader);
  sources.refresh();
  return { files, sources };
}

describe('reading', () => {
  it('takes part what is text, and says of the rest why not', () => {
    const { sources } = open({
      '/w/a.py': 'x',
      '/w/big.py': 'x\n'.repeat(800_000),
      '/w/binary.py': Uint8Array.from([0, 1]),
      '/w/min.js': 'x'.repeat(9000),
      '/w/locked.py': { trouble: 'no permission' },
      '/w/n.ipynb': '{',
    });
    expect(sources.paths).toEqual(['a.py']);
    expect(sources.skipped).toEqual([
      { file: 'big.py', why: 'larger than 1.5 MB' },
      { file: 'binary.py', why: 'no text: holds NUL bytes' },
      { file: 'locked.py', why: 'no permission' },
      { file: 'n.ipynb', why: 'no notebook: not valid JSON' },
    ]);
  });

  it('parses a file when asked, once, and no file that does not take part', () => {
    const { sources, files } = open({ '/w/a.py': 'x', '/w/b.py': 'y', '/w/min.js': 'x'.repeat(9000) });
    expect(sources.parsed).toEqual([]);
    expect(sources.facts('a.py')).toBe(sources.facts('a.py'));
    for (const path of ['min.js', 'c.py', '../w/a.py', '/w/a.py', 'constructor', '__proto__'])
      expect(sources.facts(path)).toBeUndefined();
    expect(sources.parsed).toEqual(['a.py']);
    expect(files.reads.filter(path => path === '/w/a.py')).toHaveLength(1);
  });

  it('skips a file that breaks the parser', () => {
    const { sources } = open({ '/w/a.py': 'EXPLODE' });
    expect(sources.facts('a.py')).toBeUndefined();
    expect(sources.skipped).toEqual([{ file: 'a.py', why: 'could not be parsed' }]);
  });

  it('gives the facts of the real file for a link to it', () => {
    const { sources } = open({ '/w/a.py': 'x', '/w/l.py': { link: '/w/a.py' } });
    expect(sources.facts('l.py')).toBe(sources.facts('a.py'));
  });
});

describe('mentioning', () => {
  it('finds words as they are written, without parsing', () => {
    const { sources } = open({ '/w/a.py': 'import a.b(c)', '/w/b.py': 'axb(c)', '/w/c.py': 'GPT-4 | x' });
    expect(sources.mentioning(['a.b('])).toEqual(['a.py']);
    expect(sources.mentioning(['4 | x', 'xb'])).toEqual(['b.py', 'c.py']);
    expect(sources.mentioning(['gpt'])).toEqual([]);
    expect(sources.mentioning([])).toEqual([]);
    expect(sources.mentioning([''])).toEqual([]);
    expect(sources.parsed).toEqual([]);
  });

  it('sees a change', () => {
    const { sources } = open({ '/w/a.py': 'one', '/w/b.py': 'one' });
    expect(sources.mentioning(['two'])).toEqual([]);
    sources.setUnsaved('a.py', 'two');
    sources.refresh();
    expect(sources.mentioning(['two'])).toEqual(['a.py']);
  });
});

describe('calling', () => {
  it.each([
    ['f(x)', true],
    ['a.f (x)', true],
    ['await f\n(x)', true],
    ['a?.f?.(x)', true],
    ['f<Map<string, () => number>>(x)', true],
    ['new f(x)', true],
    ['"source": "x = 1\\nf(1)"', true],
    ['def f(x)', true],
    ['if(x)', false],
    ['ff(x), f2(x), _f(x), $f(x), éf(x)', false],
    ['f = x; f; f[0]; f.a(x)', false],
    ['a > (f)', false],
    ['', false],
  ])('%j: %s', (text, found) => {
    expect(open({ '/w/a.ts': text }).sources.calling('f')).toEqual(found ? ['a.ts'] : []);
  });

  it('knows names of other scripts and private ones, and sees a change', () => {
    const { sources } = open({ '/w/a.ts': 'этот(1); this.#secret(2)' });
    expect(sources.calling('этот')).toEqual(['a.ts']);
    expect(sources.calling('#secret')).toEqual(['a.ts']);
    sources.setUnsaved('a.ts', 'other()');
    sources.refresh();
    expect(sources.calling('этот')).toEqual([]);
    expect(sources.calling('other')).toEqual(['a.ts']);
  });
});

describe('changes', () => {
  it('reads only what changed, and keeps facts of the same content', () => {
    const { sources, files } = open({ '/w/a.py': '1', '/w/b.py': '1' });
    sources.facts('a.py');
    sources.facts('b.py');
    files.entries.set('/w/a.py', '2');
    files.reads.length = 0;
    for (const path of ['a.py', 'b.py']) sources.fileChanged(path);
    expect(sources.refresh()).toEqual(['a.py']);
    expect(sources.facts('a.py')?.text).toBe('2');
    sources.facts('b.py');
    expect(sources.parsed).toEqual(['a.py', 'b.py', 'a.py']);
    expect(files.reads).toEqual(['/w/a.py', '/w/b.py']);
  });

  it('prefers unsaved text until the file is closed', () => {
    const { sources } = open({ '/w/a.py': '1' });
    sources.setUnsaved('a.py', '2');
    expect(sources.refresh()).toEqual(['a.py']);
    expect(sources.facts('a.py')?.text).toBe('2');
    expect(sources.text('a.py')).toBe('2');
    sources.setUnsaved('a.py', null);
    expect(sources.refresh()).toEqual(['a.py']);
    expect(sources.facts('a.py')?.text).toBe('1');
  });

  it('takes in files that come and go, also by way of a folder or a .gitignore', () => {
    const { sources, files } = open({ '/w/a.py': '1', '/w/d/b.py': '1' });
    files.entries.set('/w/new.py', '1');
    sources.fileChanged('new.py');
    expect(sources.refresh()).toEqual(['new.py']);
    files.entries.delete('/w/a.py');
    sources.fileChanged('a.py');
    expect(sources.refresh()).toEqual(['a.py']);
    expect(sources.paths).toEqual(['d/b.py', 'new.py']);
    files.entries.set('/w/.gitignore', 'd/\n');
    sources.fileChanged('.gitignore');
    expect(sources.refresh()).toEqual(['.gitignore', 'd/b.py']);
    expect(sources.paths).toEqual(['new.py']);
    expect(sources.facts('d/b.py')).toBeUndefined();
  });

  it('does not let an editor bring in a file that discovery leaves out', () => {
    const { sources } = open({ '/w/a.py': '1', '/w/node_modules/x/b.py': '1' });
    sources.setUnsaved('node_modules/x/b.py', '2');
    sources.refresh();
    expect(sources.paths).toEqual(['a.py']);
  });

  it('drops a file that became binary or too large, and takes it back', () => {
    const { sources, files } = open({ '/w/a.py': '1' });
    files.entries.set('/w/a.py', Uint8Array.from([0]));
    sources.fileChanged('a.py');
    expect(sources.refresh()).toEqual(['a.py']);
    expect(sources.paths).toEqual([]);
    files.entries.set('/w/a.py', '1');
    sources.fileChanged('a.py');
    sources.refresh();
    expect(sources.paths).toEqual(['a.py']);
    expect(sources.skipped).toEqual([]);
  });
});

describe('other files', () => {
  const tree: Record<string, Entry> = {
    '/w/prompts/a b#1%.txt': 'prompt',
    '/w/.env': 'MODEL=m',
    '/w/.gitignore': '.env\nignored.json\n',
    '/w/ignored.json': '{}',
    '/w/sub/package.json': '{}',
    '/w/package.json': '{}',
    '/w/node_modules/x/package.json': '{}',
    '/w/large.txt': 'x'.repeat(2_000_001),
    '/w/binary': Uint8Array.from([0]),
    '/w/out-link.txt': { link: '/secret.txt' },
    '/w/pipe': { pipe: true },
    '/secret.txt': 'secret',
  };

  it('are read below the root only, up to 2 MB, as text', () => {
    const { sources } = open(tree);
    expect(sources.text('prompts/a b#1%.txt')).toBe('prompt');
    expect(sources.text('./prompts/../.env')).toBe('MODEL=m');
    for (const path of [
      '../secret.txt',
      '/secret.txt',
      'out-link.txt',
      'large.txt',
      'binary',
      'pipe',
      'prompts',
      '',
      'gone',
      'toString',
    ])
      expect(sources.text(path)).toBeUndefined();
  });

  it('exist or not', () => {
    const { sources } = open(tree);
    for (const path of ['prompts', 'prompts/', '.', 'sub/package.json', 'node_modules/x', 'ignored.json'])
      expect(sources.exists(path), path).toBe(true);
    for (const path of ['Prompts', '../w', '/w', 'node_modules/y', 'constructor'])
      expect(sources.exists(path), path).toBe(false);
  });

  it('are found by name, also what decides a default here and is not committed', () => {
    const { sources } = open(tree);
    expect(sources.named(['package.json', 'none', 'package.json'])).toEqual([
      'package.json',
      'sub/package.json',
    ]);
    expect(sources.named(['.env', 'ignored.json', 'constructor'])).toEqual(['.env']);
  });

  it('are read again when they change', () => {
    const { sources, files } = open({ '/w/p.txt': '1' });
    expect(sources.text('p.txt')).toBe('1');
    files.entries.set('/w/p.txt', '2');
    sources.fileChanged('p.txt');
    expect(sources.refresh()).toEqual(['p.txt']);
    expect(sources.text('p.txt')).toBe('2');
  });
});
