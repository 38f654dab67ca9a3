import { mkdirSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../../src/engine/model.ts';
import { changeSettings, initialiseSettings } from '../../src/workspace/change-settings.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'inference-cost-'));
  file = join(folder, 'inference-cost.yml');
});
const change = {
  today: '2026-11-24',
  edits: [{ kind: 'volume', feature: 'chat', perMonth: 5 }],
} as const;
const closed = () => undefined;

describe('changeSettings', () => {
  it('writes the value and keeps all else', () => {
    writeFileSync(file, '# ours\nfeatures:\n  chat: # the bot\n    users: 3\n');
    expect(changeSettings(folder, ['inference-cost.yml'], change, closed)).toEqual({ file });
    expect(readFileSync(file, 'utf8')).toBe(
      '# ours\nfeatures:\n  chat: # the bot\n    users: 3\n    volume: 5\n',
    );
  });
  it('takes the file at the root even before a scan has seen it', () => {
    writeFileSync(file, '# new\n');
    expect(changeSettings(folder, [], change, closed)).toEqual({ file });
    expect(readFileSync(file, 'utf8')).toMatch(/^# new\nfeatures:/);
  });
  it('writes into the nearest file', () => {
    mkdirSync(join(folder, 'web'));
    writeFileSync(join(folder, 'web', 'inference-cost.yml'), '');
    const answer = changeSettings(
      folder,
      ['web/inference-cost.yml'],
      { ...change, near: 'web/a.ts' },
      closed,
    );
    expect(answer).toEqual({ file: join(folder, 'web', 'inference-cost.yml') });
    expect(readdirSync(folder)).toEqual(['web']);
  });
  it('refuses where an editor holds unsaved text, and leaves the file alone', () => {
    writeFileSync(file, '# saved\n');
    expect(changeSettings(folder, [], change, () => '# unsaved\n')).toEqual({
      refused: 'inference-cost.yml has unsaved changes: save it first, then try again',
    });
    expect(readFileSync(file, 'utf8')).toBe('# saved\n');
    expect(changeSettings(folder, [], change, () => '# saved\n')).toEqual({ file });
  });
  it('refuses a link, which may lead anywhere', () => {
    symlinkSync('/etc/hostname', file);
    expect(changeSettings(folder, [], change, closed)).toEqual({
      refused: expect.stringContaining('is a link'),
    });
  });
});

describe('initialiseSettings', () => {
  const report = { calls: [], features: [], findings: [] } as unknown as Report;
  it('refuses where an editor holds unsaved text', () => {
    expect(initialiseSettings(file, null, report, () => 'mine')).toEqual({
      refused: expect.stringContaining('unsaved changes'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });
  it('refuses when the file came or changed meanwhile', () => {
    writeFileSync(file, '# theirs\n');
    expect(initialiseSettings(file, null, report)).toEqual({ refused: expect.stringContaining('meanwhile') });
    expect(readFileSync(file, 'utf8')).toBe('# theirs\n');
  });
});
