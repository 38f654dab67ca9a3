import { describe, expect, it } from 'vitest';
import { below, pathOfUri, rootOf, uriOfPath } from '../../src/server/roots.ts';

describe('roots', () => {
  it('reads file URIs however the editor escapes them', () => {
    expect(pathOfUri('file:///w/a%20b%23c/x.py')).toBe('/w/a b#c/x.py');
    expect(pathOfUri('file:///w/folder/')).toBe('/w/folder');
    expect(pathOfUri('untitled:Untitled-1')).toBeUndefined();
    expect(pathOfUri('file://host/w/x.py')).toBeUndefined();
  });

  it('goes there and back', () => expect(pathOfUri(uriOfPath('/w/ü %#?/x.py'))).toBe('/w/ü %#?/x.py'));

  it('knows what stands below a root', () => {
    expect(below('/w', '/w/api/chat.py')).toBe('api/chat.py');
    expect(below('/w', '/w')).toBe('w');
    expect(below('/w', '/work/chat.py')).toBeUndefined();
    expect(below('/w', '/w/..hidden.py')).toBe('..hidden.py');
  });

  it('takes the innermost folder, and a file in none as a root of its own', () => {
    expect(rootOf(['/w', '/w/api'], '/w/api/chat.py')).toBe('/w/api');
    expect(rootOf(['/w'], '/tmp/loose.py')).toBe('/tmp/loose.py');
  });
});
