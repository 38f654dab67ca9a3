/** The door of this room: texts of inference-cost.yml in, values and problems out. Pure; reads no file. */
export { readConfiguration, unreadConfiguration } from './read-configuration.ts';
export type { ConfigurationFile } from './read-configuration.ts';
export { configurationFor, declaredSdks } from './configuration-for.ts';
export { discoveryFilter } from './discovery-filter.ts';
export { checkReferences } from './check-references.ts';
export type { Workspace } from './check-references.ts';
export { checkPrices } from './check-prices.ts';
export { generateConfiguration } from './generate/generate-configuration.ts';
export type { Generated } from './generate/generate-configuration.ts';
export { editConfiguration } from './edit/edit-configuration.ts';
export type { ConfigurationEdit, EditResult } from './edit/edit-configuration.ts';
export * from './edit/product-edits.ts';
export type { ProductEdit } from './edit/product-edit.ts';
export { changeConfiguration } from './edit/change-configuration.ts';
export type { Change, Changed, ConfigurationText } from './edit/change-configuration.ts';
export { configurationSchema } from './shapes/json-schema.ts';

/** Name of the file, in the root and in any folder below. */
export const CONFIGURATION_NAME = 'inference-cost.yml';
