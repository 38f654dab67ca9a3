/** The engine's only door: pure, for any host. */
export { createProject } from './create-project.ts';
export type { EngineData, Explanation, Project, ReportOptions } from './project.ts';
export type { Sources } from './sources.ts';
export { createSourceReader } from './syntax/create-source-reader.ts';
export type { Grammars, SourceReader } from './syntax/source-reader.ts';
export { ruleIds } from './rules/index.ts';
export type * from './model.ts';
