import type { Connection } from 'vscode-languageserver/node';
import { defaultSettings, type Settings } from './protocol.ts';

const surfaces = Object.keys(defaultSettings) as (keyof Settings)[];

const modes = ['always', 'cursor'];

/** Settings as a client may send them: any part may be missing or of another shape. */
export function readSettings(raw: unknown): Settings {
  const given = isRecord(raw) ? raw : {};
  const entries = surfaces.map(surface => [surface, readSurface(defaultSettings[surface], given[surface])]);
  return Object.fromEntries(entries) as unknown as Settings;
}

function readSurface(defaults: object, raw: unknown): object {
  const given = isRecord(raw) ? raw : {};
  const entries = Object.entries(defaults).map(([key, usual]) => {
    const value = given[key];
    const fits = typeof value === typeof usual && (key !== 'mode' || modes.includes(value as string));
    return [key, fits ? value : usual] as const;
  });
  return Object.fromEntries(entries);
}

/** Whether the user lets the catalogue of prices be fetched: only a plain yes counts. */
export function wantsPriceUpdates(raw: unknown): boolean {
  const prices = isRecord(raw) ? raw['prices'] : undefined;
  return isRecord(prices) && prices['update'] === true;
}

/** The client's section `inferenceCost`, asked for where the client can be asked. */
export const askSettings = (connection: Connection): Promise<unknown> =>
  connection.workspace.getConfiguration('inferenceCost');

/** The surfaces that the server feeds: with all of them off it has nothing to do. */
export function anySurface(settings: Settings): boolean {
  return surfaces.some(surface => settings[surface].enabled);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
