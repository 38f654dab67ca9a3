import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { defaultSettings } from '../../src/server/protocol.ts';
import { anySurface, readSettings } from '../../src/server/settings.ts';

describe('readSettings', () => {
  it('takes the defaults for what is missing or of another shape', () => {
    for (const raw of [
      undefined,
      null,
      7,
      'no',
      {},
      { hover: null },
      { hover: { enabled: 'yes' } },
      { codeLens: { mode: 'loud', threshold: '1' } },
    ])
      expect(readSettings(raw)).toEqual(defaultSettings);
  });

  it('takes what is given', () => {
    const settings = readSettings({ codeLens: { enabled: false }, inlayHints: { enabled: true }, other: 1 });
    expect(settings.codeLens.enabled).toBe(false);
    expect(settings.inlayHints.enabled).toBe(true);
    expect(settings.hover.enabled).toBe(true);
    const lens = { mode: 'cursor', threshold: 0.01 };
    expect(readSettings({ codeLens: lens }).codeLens).toEqual({ enabled: true, ...lens });
  });

  it('knows when nothing is on', () => {
    const off = Object.fromEntries(Object.keys(defaultSettings).map(key => [key, { enabled: false }]));
    expect(anySurface(readSettings(off))).toBe(false);
    expect(anySurface(defaultSettings)).toBe(true);
  });
});

it('has the same defaults in the manifest', () => {
  const properties = manifest.contributes.configuration.properties;
  const contributed = Object.entries(properties).map(([name, { default: value }]) => [name, value]);
  const known = Object.entries(defaultSettings).flatMap(([name, values]) =>
    Object.entries(values).map(([key, value]) => [`inferenceCost.${name}.${key}`, value]),
  );
  const fetching: [string, boolean] = ['inferenceCost.prices.update', false];
  expect(new Map(contributed as [string, boolean][])).toEqual(
    new Map([...(known as [string, boolean][]), fetching]),
  );
  expect(properties['inferenceCost.prices.update'].scope).toBe('application'); // no workspace may turn it on
});
