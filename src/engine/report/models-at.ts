import { listModels, type ListedModel } from '../advice/list-models.ts';
import type { Fix, ModelSite, SourcePlace } from '../model.ts';
import type { RuledCall } from '../rules/define-rule.ts';
import { modelGroups, reach, type ModelGroup } from '../rules/model-sites.ts';
import { placeIn } from './call-ids.ts';
import { fixOf, type Checked, type FindingContext } from './report-findings.ts';

/** The models that could stand at a place, with the edits that put each there. */
export interface ModelsAt {
  /** "claude-opus-4-1 of 3 calls". */
  readonly title: string;
  readonly id: string;
  /** Where the model is decided. */
  readonly place: SourcePlace;
  /** Ids of the calls that a switch moves. */
  readonly calls: readonly string[];
  /** The cheapest first, the present one among them. */
  readonly models: readonly (Omit<ListedModel, 'fix'> & { readonly fix: Fix | null })[];
}

export interface PlaceContext extends FindingContext {
  readonly checked: readonly Checked[];
  readonly modelSites: readonly ModelSite[];
}

/** For a line of a call, of a model site, or of the place that decides a model; null elsewhere. */
export function modelsAt(
  at: { readonly file: string; readonly line: number; readonly cell?: number },
  context: PlaceContext,
): ModelsAt | null {
  const calls = context.checked.map((c): RuledCall => ({
    resolved: c.resolved,
    report: c.call,
    options: {},
    book: context.bookFor(c.call.key),
  }));
  const group = groupAt(at, modelGroups(calls), context);
  const map = group && context.lines(group.place.file);
  if (!group || !map) return null;
  const models = listModels(group, context).map(({ fix, ...listed }) => ({
    ...listed,
    fix: fix && fixOf(fix, context.lines),
  }));
  if (models.length === 0) return null;
  return {
    title: `${group.id} of ${reach(group.calls)}`,
    id: group.id,
    place: placeIn(group.place.file, map.place(group.place.start)),
    calls: group.calls.map(c => c.report.id),
    models,
  };
}

function groupAt(
  { file, line, cell }: { readonly file: string; readonly line: number; readonly cell?: number },
  groups: readonly ModelGroup[],
  { lines, modelSites }: PlaceContext,
): ModelGroup | undefined {
  const decided = groups.find(({ place }) => {
    const start = place.file === file ? lines(file)?.place(place.start) : undefined;
    return start?.line === line && start.cell === cell;
  });
  if (decided) return decided;
  const calling = groups.find(({ calls }) =>
    calls.some(
      ({ report }) =>
        report.file === file && report.cell === cell && report.line <= line && line <= report.endLine,
    ),
  );
  if (calling) return calling;
  const site = modelSites.find(s => s.file === file && s.cell === cell && s.line === line);
  return (
    site && groups.find(g => site.ids.includes(g.id) && g.calls.some(c => site.calls.includes(c.report.id)))
  );
}
