import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../src/workspace/bad-input.ts';
import { discover } from '../../src/workspace/discover.ts';
import { nodeFileSystem } from '../../src/workspace/node-file-system.ts';
import { memoryFiles } from './memory-files.ts';
import type { Entry } from './memory-files.ts';

function listed(tree: Record<string, Entry>, root = '/w'): readonly string[] {
  return discover(memoryFiles(tree), root).sources;
}

/** A tree on disk, with git's own opinion of what is left out. */
function onDisk(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'discover-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

describe('what is a source file', () => {
  it('goes by extension, whatever its case, and takes names as they are', () => {
    const names = [
      'a.py',
      'B.PY',
      'c.ts',
      'd.tsx',
      'e.mts',
      'f.cjs',
      'g.jsx',
      'h.ipynb',
      'constructor.py',
      '__proto__.ts',
      'a b#c%20d.py',
      '.hidden.js',
    ];
    const tree = Object.fromEntries([...names, 'x.md', 'py', 'y.pyc'].map(name => [`/w/${name}`, 'x']));
    expect(listed(tree)).toEqual([...names].sort());
  });

  it('leaves out packages, environments, build output and minified names at any depth, not files of such names', () => {
    const tree: Record<string, Entry> = { '/w/a.py': '', '/w/dist.py': '', '/w/src/build.ts': '' };
    for (const folder of [
      'node_modules',
      'venv',
      '.venv',
      'site-packages',
      'vendor',
      'dist',
      'build',
      'out',
      '.git',
    ])
      for (const at of ['', 'deep/er/']) tree[`/w/${at}${folder}/x/a.py`] = '';
    tree['/w/js/app.min.js'] = '';
    tree['/w/js/a.min.b.js'] = '';
    expect(listed(tree)).toEqual(['a.py', 'dist.py', 'src/build.ts']);
  });

  it('knows a virtual environment by its pyvenv.cfg or conda-meta, never the scanned folder', () => {
    const tree = {
      '/w/pyvenv.cfg': '',
      '/w/a.py': '',
      '/w/py311/pyvenv.cfg': '',
      '/w/py311/tool.py': '',
      '/w/conda/conda-meta/history': '',
      '/w/conda/b.py': '',
      '/w/env/settings.ts': '',
    };
    expect(listed(tree)).toEqual(['a.py', 'env/settings.ts']);
  });

  it('never counts the name of the scanned folder or of those above', () => {
    expect(listed({ '/node_modules/dist/build/a.py': '' }, '/node_modules/dist/build')).toEqual(['a.py']);
  });

  it('orders by code unit whatever the order of the listing', () => {
    const names = [
      'Z.py',
      'a.py',
      'a/b.py',
      'a-b.py',
      'é.py',
      '\u{1f600}.py',
      '\uff5e.py',
      'a/Z.py',
      '10.py',
      '9.py',
    ];
    const tree = Object.fromEntries(names.map(name => [`/w/${name}`, '']));
    const orders = [
      (n: string[]) => n,
      (n: string[]) => n.reverse(),
      (n: string[]) => n.sort((a, b) => a.localeCompare(b)),
    ];
    for (const order of orders)
      expect(discover(memoryFiles(tree, order), '/w').sources).toEqual([...names].sort());
  });
});

describe('.gitignore', () => {
  const patterns = [
    '*.gen.py\n!keep.gen.py\n',
    '/top.py\nsub/inner.py\nfolder/\n',
    '**/deep.py\na/**/z.py\n# comment\n\\#hash.py\n',
    '*\n!*/\n!*.ts\n',
    'logs*\n!logs2.py\ntrailing.py   \nspace\\ .py\n',
    '[ab].py\n?x.py\n',
    '\ufeffbom.py\r\ncrlf.py\r\n',
  ];
  const files = [
    'x.gen.py', 'keep.gen.py', 'top.py', 'sub/top.py', 'sub/inner.py', 'inner.py', 'folder/f.py', 'sub/folder/f.py', 'deep.py', 'a/b/deep.py', 'a/z.py',
    'a/b/c/z.py', '#hash.py', 'e.ts', 'sub/e.ts', 'logs.py', 'logs2.py', 'logsdir/x.py', 'trailing.py', 'space .py', 'a.py', 'b.py', 'c.py', 'xx.py', 'A.py', 'bom.py', 'crlf.py',
    'pre[1]/x.py', 'pre[1]/sub/y.py', 'pre1/x.py',
  ]; // prettier-ignore

  /** What git itself lists of a tree. */
  function byGit(tree: Record<string, string>): { git: string[]; ours: readonly string[] } {
    const root = onDisk(tree);
    const run = (...args: string[]): string =>
      execFileSync(
        'git',
        ['-c', 'core.excludesFile=/dev/null', '-c', 'core.quotePath=false', '-C', root, ...args],
        { encoding: 'utf8' },
      );
    run('init', '-q');
    const git = run('ls-files', '-z', '-co', '--exclude-standard')
      .split('\0')
      .filter(path => /\.(py|ts)$/.test(path));
    return { git: git.sort(), ours: discover(nodeFileSystem(), root).sources };
  }

  it.each(patterns)('leaves out what git leaves out: %j', text => {
    for (const folder of ['', 'sub/', 'a/b/', 'pre[1]/']) {
      const { git, ours } = byGit({
        ...Object.fromEntries(files.map(file => [file, ''])),
        ...Object.fromEntries(files.map(file => [folder + file, ''])),
        [`${folder}.gitignore`]: text,
      });
      expect(ours).toEqual(git);
    }
  });

  it('lets a nested file take back what one above leaves out, except below a folder that is left out', () => {
    const { git, ours } = byGit({
      '.gitignore': '*.py\nlost/\n',
      'back/.gitignore': '!*.py\n',
      'back/a.py': '',
      'back/deeper/.gitignore': 'b.py\n',
      'back/deeper/a.py': '',
      'back/deeper/b.py': '',
      'lost/.gitignore': '!*.py\n',
      'lost/a.py': '',
      'c.py': '',
      'x/.gitignore': '!lost/\n!*.py\n',
      'x/lost/a.py': '',
    });
    expect(ours).toEqual(git);
    expect(ours).toEqual(['back/a.py', 'back/deeper/a.py', 'x/lost/a.py']);
  });

  it('does not read above the scanned folder, and survives patterns that are none', () => {
    expect(listed({ '/.gitignore': '*', '/w/a.py': '', '/w/.gitignore': '[\n\\\n[z-a].py\n/\n!\n' })).toEqual(
      ['a.py'],
    );
  });

  it('says when one can not be read', () => {
    const { sources, skipped } = discover(
      memoryFiles({ '/w/.gitignore': { trouble: 'no permission' }, '/w/a.py': '' }),
      '/w',
    );
    expect(sources).toEqual(['a.py']);
    expect(skipped).toEqual([{ file: '.gitignore', why: 'no permission' }]);
  });
});

describe('links', () => {
  const tree: Record<string, Entry> = {
    '/w/real/a.py': '',
    '/w/link-to-file.py': { link: '/w/real/a.py' },
    '/w/link-to-folder': { link: '/w/real' },
    '/w/real/up': { link: '/w' },
    '/w/loop.py': { link: '/w/loop2.py' },
    '/w/loop2.py': { link: '/w/loop.py' },
    '/w/nowhere.py': { link: '/w/gone.py' },
    '/w/outside.py': { link: '/elsewhere/b.py' },
    '/w/outside-folder': { link: '/elsewhere' },
    '/w/outside.txt': { link: '/elsewhere/t.txt' },
    '/elsewhere/b.py': '',
    '/elsewhere/t.txt': '',
  };

  it('counts a file once, follows no folder, and says what leads out or nowhere', () => {
    const { sources, skipped, links } = discover(memoryFiles(tree), '/w');
    expect(sources).toEqual(['real/a.py']);
    expect([...links]).toEqual([['link-to-file.py', 'real/a.py']]);
    expect(skipped).toEqual([
      { file: 'loop.py', why: 'link loop' },
      { file: 'loop2.py', why: 'link loop' },
      { file: 'nowhere.py', why: 'link to nowhere' },
      { file: 'outside-folder', why: 'link to a folder outside of the scanned one' },
      { file: 'outside.py', why: 'link to a file outside of the scanned folder' },
    ]);
  });

  it('takes a link as the scanned folder by what it stands for', () => {
    expect(discover(memoryFiles({ ...tree, '/here': { link: '/w/real' } }), '/here').root).toBe('/w/real');
  });

  it('does the same on disk', () => {
    const root = onDisk({ 'real/a.py': '' });
    symlinkSync('real/a.py', join(root, 'l.py'));
    symlinkSync('..', join(root, 'real/up'));
    symlinkSync('self.py', join(root, 'self.py'));
    const { sources, skipped } = discover(nodeFileSystem(), root);
    expect(sources).toEqual(['real/a.py']);
    expect(skipped).toEqual([{ file: 'self.py', why: 'link loop' }]);
  });
});

describe('what can not be scanned', () => {
  it('goes to skipped below the root', () => {
    const { sources, skipped } = discover(
      memoryFiles({
        '/w/a.py': '',
        '/w/secret': { trouble: 'no permission' },
        '/w/secret/b.py': '',
        '/w/pipe.py': { pipe: true },
      }),
      '/w',
    );
    expect(sources).toEqual(['a.py']);
    expect(skipped).toEqual([
      { file: 'pipe.py', why: 'no regular file' },
      { file: 'secret', why: 'folder: no permission' },
    ]);
  });

  it.each([
    ['/nowhere', /^\/nowhere does not exist: give a folder or a source file to scan$/],
    ['/w/a.txt', /^\/w\/a\.txt is no source file that can be scanned: give a folder, or /],
    ['/w/pipe', /neither a folder nor a file/],
    ['/closed', /permission denied/],
  ])('%s is bad input', (root, message) => {
    const files = memoryFiles({
      '/w/a.txt': '',
      '/w/pipe': { pipe: true },
      '/closed': { trouble: 'no permission' },
      '/closed/a.py': '',
    });
    expect(() => discover(files, root)).toThrow(BadInput);
    expect(() => discover(files, root)).toThrow(message);
  });

  it('a single file is a workspace of its own', () => {
    const listing = discover(memoryFiles({ '/w/tests/a.py': '', '/w/tests/b.py': '' }), '/w/tests/a.py');
    expect(listing).toMatchObject({ root: '/w/tests', sources: ['a.py'] });
  });
});
