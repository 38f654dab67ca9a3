/** The engine's only door: pure, for any host. */
export { createProject } from './create-project.ts';
export type { EngineData, Explanation, Project, ReportOptions } from './project.ts';
export type { Sources } from './sources.ts';
export type { ModelsAt } from './report/models-at.ts';
export type { PreparedScan } from './report/prepared-scan.ts';
export { runScenario, scenarioOf, troubleOf } from './scenarios/run-scenario.ts';
export type { ScenarioReport } from './scenarios/run-scenario.ts';
export { readWhatIf } from './scenarios/what-if.ts';
export type { WhatIf } from './scenarios/what-if.ts';
export { createSourceReader } from './syntax/create-source-reader.ts';
export type { Grammars, SourceReader } from './syntax/source-reader.ts';
export { ruleIds } from './rules/index.ts';
export type * from './model.ts';
