import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';

/** Bytes of the minified bundle that VS Code's extension host loads, by the file they come from. */
const bytes = new Map<string, number>();

beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: ['src/vscode/activate.ts'],
    outfile: 'extension.cjs',
    bundle: true,
    minify: true,
    metafile: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    external: ['vscode'],
  });
  for (const [file, { bytesInOutput }] of Object.entries(metafile.outputs['extension.cjs']!.inputs))
    bytes.set(file, bytesInOutput);
});

const sum = (wanted: (file: string) => boolean) =>
  [...bytes].filter(([file]) => wanted(file)).reduce((total, [, size]) => total + size, 0);
const isOwn = (file: string) => file.startsWith('src/');

describe('the bundle of the extension host', () => {
  it('is under 600 KB, of which under 100 KB are own code', () => {
    expect(sum(isOwn)).toBeGreaterThan(0);
    expect(sum(() => true)).toBeLessThan(600_000);
    expect(sum(isOwn)).toBeLessThan(100_000);
  });

  it('holds no analysis, no grammar and no rank table', () => {
    const rooms = new Set([...bytes.keys()].filter(file => isOwn(file) && bytes.get(file)! > 0));
    const others = [...rooms].filter(
      file => !/^src\/(vscode|present|server\/protocol\.ts|webview\/protocol\.ts)/.test(file),
    );
    expect(others).toEqual([]);
    expect(
      [...bytes.keys()].filter(file => /tree-sitter|tiktoken|genai-prices|\.wasm|ranks/.test(file)),
    ).toEqual([]);
  });
});
