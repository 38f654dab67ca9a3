import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bundle, runCli } from './run-cli.ts';

describe('the command line', () => {
  it('prints its version with the day of its prices', () => {
    const { code, stdout } = runCli(['--version']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^inference-cost \d+\.\d+\.\d+, prices of \d{4}-\d{2}-\d{2}\n$/);
  });

  it('prints help without arguments', () => {
    const { code, stdout, stderr } = runCli([]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Usage: inference-cost');
  });

  const commands = [...runCli(['--help']).stdout.matchAll(/^ {2}([a-z]+) .*\S {2}/gm)]
    .map(match => match[1]!)
    .filter(name => name !== 'help');

  it.each(commands)('%s has help with an example', command => {
    const { code, stdout } = runCli([command, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Examples?:\n {2}\$ /);
  });

  it.each([
    [['scna', '.'], /unknown command 'scna'/],
    [['price', '--jsonl', '--jsonn'], /unknown option '--jsonn'/],
    [['price'], /required option '--jsonl'/],
    [['price', '--jsonl', 'x'], /too many arguments/],
    [['constructor'], /unknown command/],
  ])('%j is bad use: one line, exit code 2', (args, line) => {
    const { code, stdout, stderr } = runCli(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('takes no harm from a reader that leaves early', async () => {
    const child = spawn(process.execPath, [bundle, 'price', '--jsonl']);
    let stderr = '';
    child.stderr.on('data', chunk => (stderr += chunk));
    child.stdout.destroy();
    child.stdin.on('error', () => undefined);
    child.stdin.end('{"id":1,"model":"gpt-4o","usage":{}}\n'.repeat(20_000));
    const code = await new Promise(resolve => child.on('close', resolve));
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
