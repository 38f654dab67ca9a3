import type { FoundModelSite } from '../calls/find-model-sites.ts';
import { plausible } from '../calls/plausible-models.ts';
import type { ModelSite } from '../model.ts';
import type { PriceBook } from '../prices/index.ts';
import { byPlace } from './build-report.ts';
import { idOf, placeIn, type LinesOf } from './call-ids.ts';
import type { Checked } from './report-findings.ts';

/** Model sites with the calls that use them: those whose model is written inside the site's own text. */
export function reportModelSites(
  found: readonly FoundModelSite[],
  checked: readonly Checked[],
  lines: LinesOf,
  book: PriceBook,
): ModelSite[] {
  const sites = found.map(({ facts, call, sdk, ...site }): ModelSite => {
    const model = plausible(site.model, site.provider, book);
    const place = lines(facts.file)!.place(call.nameStart);
    const uses = checked.filter(c =>
      c.resolved.model.places.some(p =>
        model.places.some(own => own.file === p.file && own.start === p.start),
      ),
    );
    return {
      id: idOf(facts.file, place),
      ...placeIn(facts.file, place),
      sdk,
      ids: model.ids,
      source: model.source,
      calls: uses.map(c => c.call.id),
    };
  });
  return sites.sort(byPlace);
}
