import { runCli } from './run-cli.ts';

const BLOCK = /(<!-- the beginning of `npm start`.*-->\n```\n)[^`]*(```\n)/;

/** The README with what `npm start` prints first, up to the sums. */
export function withReport(readme: string): string {
  const { stdout } = runCli(['scan', 'sample', '--date', '2026-11-24']);
  const end = stdout.indexOf('\nModels ');
  return readme.replace(
    BLOCK,
    (_, before: string, after: string) => `${before}${stdout.slice(0, end)}${after}`,
  );
}
