import { describe, expect, it } from 'vitest';
import { hostPath, normalRelative, relativePath } from '../../src/workspace/relative-path.ts';

describe('relativePath', () => {
  it.each([
    ['posix', '/w', '/w/a b/c#d%20.py', 'a b/c#d%20.py'],
    ['posix', '/w', '/w', ''],
    ['posix', '/', '/a.py', 'a.py'],
    ['posix', '/w', '/wider/a.py', null],
    ['posix', '/w/x', '/w', null],
    ['posix', '/w', '/w/back\\slash.py', 'back\\slash.py'],
    ['posix', '/W', '/w/a.py', null],
    ['windows', 'C:\\w', 'C:\\w\\src\\a b#%41.py', 'src/a b#%41.py'],
    ['windows', 'C:\\w', 'c:\\W\\Src\\a.py', 'Src/a.py'],
    ['windows', 'C:/w/', 'C:\\w\\a.py', 'a.py'],
    ['windows', 'C:\\', 'C:\\a.py', 'a.py'],
    ['windows', 'C:\\w', 'D:\\w\\a.py', null],
    ['windows', 'C:\\w', 'C:\\wider\\a.py', null],
    ['windows', '\\\\server\\share\\w', '\\\\SERVER\\share\\w\\a\\b.py', 'a/b.py'],
    ['windows', '\\\\server\\share', '\\\\server\\other\\a.py', null],
    ['windows', 'C:\\w', '\\\\?\\C:\\w\\a.py', 'a.py'],
    ['windows', '\\\\server\\share', '\\\\?\\UNC\\server\\share\\a.py', 'a.py'],
  ] as const)('%s: %s → %s is %s', (style, root, path, relative) => {
    expect(relativePath(root, path, style)).toBe(relative);
  });
});

describe('hostPath', () => {
  it.each([
    ['posix', '/w', 'a b/c#%.py', '/w/a b/c#%.py'],
    ['posix', '/', 'a.py', '/a.py'],
    ['posix', '/w', '', '/w'],
    ['windows', 'C:\\w', 'src/a b#%41.py', 'C:\\w\\src\\a b#%41.py'],
    ['windows', 'C:\\', 'a.py', 'C:\\a.py'],
    ['windows', '\\\\server\\share', 'a/b.py', '\\\\server\\share\\a\\b.py'],
  ] as const)('%s: %s and %s give %s', (style, root, relative, path) => {
    expect(hostPath(root, relative, style)).toBe(path);
    expect(relativePath(root, path, style)).toBe(relative);
  });
});

describe('normalRelative', () => {
  it.each([
    ['a/b.py', 'a/b.py'],
    ['./a//b/../c.py', 'a/c.py'],
    ['a/./b/', 'a/b'],
    ['.', ''],
    ['', ''],
    ['..a/b', '..a/b'],
    ['constructor/__proto__', 'constructor/__proto__'],
    ['../a', null],
    ['a/../../b', null],
    ['/etc/passwd', null],
    ['C:/a', null],
    ['c:a', null],
    ['a\0b', null],
  ])('%s is %s', (path, normal) => {
    expect(normalRelative(path)).toBe(normal);
  });
});
