import { workspace, type WorkspaceConfiguration } from 'vscode';
import { defaultSettings, type PriceSettings, type Settings } from '../server/protocol.ts';

const section = 'inferenceCost';

export function readSettings(): Settings {
  const configuration: WorkspaceConfiguration = workspace.getConfiguration(section);
  const entries = Object.entries(defaultSettings).map(([surface, defaults]) => [
    surface,
    Object.fromEntries(
      Object.entries(defaults as object).map(([key, usual]: [string, unknown]) => [
        key,
        configuration.get<unknown>(`${surface}.${key}`, usual),
      ]),
    ),
  ]);
  return Object.fromEntries(entries) as unknown as Settings;
}

/** Off unless the user lets prices be fetched; a workspace can't say so (the setting's scope). */
export const readPriceSettings = (): PriceSettings => ({
  update: workspace.getConfiguration(section).get<boolean>('prices.update', false),
});

/** With every surface off, no server runs until a command asks for one. */
export function anySurface(settings: Settings): boolean {
  return Object.values(settings).some(surface => surface.enabled);
}

export function changesSettings(event: { affectsConfiguration(section: string): boolean }): boolean {
  return event.affectsConfiguration(section);
}
