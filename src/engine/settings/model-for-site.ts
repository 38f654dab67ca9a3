import type { Configuration } from '../configuration.ts';
import { matchesGlob } from './glob.ts';

/** The model that the user gives for a call whose model only run time decides: by its key, else by the longest glob. */
export function modelForSite(
  configuration: Configuration,
  file: string,
  callKey: string,
): string | undefined {
  const { sites } = configuration.models;
  const exact = sites.find(site => site.match === callKey);
  if (exact) return exact.model;
  const globs = sites.filter(site => !site.match.includes('#') && matchesGlob(site.match, file));
  return globs.sort((a, b) => b.match.length - a.match.length)[0]?.model;
}
