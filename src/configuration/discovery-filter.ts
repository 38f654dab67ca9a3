import { matchesGlob } from '../engine/settings/glob.ts';
import { byDepth, filesAbove } from './configuration-for.ts';
import type { ConfigurationFile } from './read-configuration.ts';

/**
 * Whether a source file takes part, by `include` and `exclude` of the files above it: for each of the two the nearest
 * file that has the key decides.
 */
export function discoveryFilter(files: readonly ConfigurationFile[]): (path: string) => boolean {
  const nearestFirst = [...files].sort(byDepth).reverse();
  if (!files.some(file => file.include ?? file.exclude)) return () => true;
  return path => {
    const above = filesAbove(nearestFirst, path);
    const include = above.find(file => file.include)?.include;
    const exclude = above.find(file => file.exclude)?.exclude;
    const included = !include || include.some(glob => matchesGlob(glob, path));
    return included && !exclude?.some(glob => matchesGlob(glob, path));
  };
}
