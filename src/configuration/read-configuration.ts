import type { Node } from 'yaml';
import type { Configuration } from '../engine/configuration.ts';
import type { ConfigProblem } from '../engine/model.ts';
import { buildConfiguration } from './build-configuration.ts';
import { tell } from './check/check-context.ts';
import type { CheckContext, Reference } from './check/check-context.ts';
import { checkNode } from './check/check-node.ts';
import { parseYaml } from './check/parse-yaml.ts';
import { pricePlaces } from './check/price-places.ts';
import type { PricePlace } from './check/price-places.ts';
import { isMap, numberAt, textsAt } from './check/value.ts';
import type { ValueMap } from './check/value.ts';
import { FILE_VERSION, fileShape } from './shapes/file-shape.ts';

/** One inference-cost.yml, read and checked. Paths and call keys in it are relative to the workspace root. */
export interface ConfigurationFile {
  readonly file: string;
  /** Folder that it holds for, with a closing slash; "" at the root. */
  readonly folder: string;
  readonly configuration: Configuration;
  /** Globs; undefined where the file says nothing. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly problems: readonly ConfigProblem[];
  /** What it names; see `checkReferences`. */
  readonly references: readonly Reference[];
  /** Where the parts of `prices` stand; see `checkPrices`. */
  readonly pricePlaces: ReadonlyMap<string, PricePlace>;
}

/**
 * Reads a configuration file. Never throws: what is wrong gives a problem with line, column and what would be right,
 * and the rest counts. `file` is relative to the workspace root. With `folder` the file counts for that folder
 * ("" for the root) wherever it lies, as a file given with `--config` does.
 */
export function readConfiguration(file: string, text: string, folder = folderOf(file)): ConfigurationFile {
  const yaml = parseYaml(text);
  const context: CheckContext = {
    file,
    folder,
    place: yaml.place,
    problems: [],
    references: [],
    told: new Set(),
  };
  for (const { offset, message } of yaml.problems) tell(context, offset, message);
  const checked = yaml.document ? checkNode(fileShape, yaml.document.contents, '', context) : undefined;
  const root: ValueMap = isMap(checked) ? checked : new Map();
  const version = numberAt(root, 'version') ?? FILE_VERSION;
  if (version > FILE_VERSION)
    tell(
      context,
      0,
      `the file has version ${version}, and this program reads ${FILE_VERSION}: update Inference Cost, or write version: ${FILE_VERSION}`,
    );
  return {
    file,
    folder,
    configuration: buildConfiguration(root),
    ...(root.has('include') ? { include: textsAt(root, 'include') } : {}),
    ...(root.has('exclude') ? { exclude: textsAt(root, 'exclude') } : {}),
    problems: context.problems.sort((a, b) => a.line - b.line || a.column - b.column),
    references: context.references,
    pricePlaces: pricePlaces((yaml.document?.contents ?? null) as Node | null, yaml.place),
  };
}

/** What stands for a file that couldn't be read at all. */
export function unreadConfiguration(file: string): ConfigurationFile {
  const message = 'the file can’t be read: it is larger than 2 MB, or no text, or reading it is not allowed';
  return { ...readConfiguration(file, ''), problems: [{ file, line: 1, column: 1, message }] };
}

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1);
