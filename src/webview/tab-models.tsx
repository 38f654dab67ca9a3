import { useMemo } from 'preact/hooks';
import type { ModelRow, OfferRow } from '../present/page-models.ts';
import type { Overview } from '../present/overview.ts';
import { Bar, Jump, type Send } from './call-row.tsx';
import { Chart } from './chart.tsx';
import { priceQuality } from './chart-options.ts';
import { useKept } from './memory.ts';
import { Views } from './views.tsx';

/** Models in use, the dearest first; each opens to where it is chosen and what others would cost. */
export function ModelsTab({ report, send }: { readonly report: Overview; readonly send: Send }) {
  return (
    <>
      <p class="note">Typical cost in one run of each feature.</p>
      <ul class="calls">
        {report.models.map((row, i) => (
          <li key={row.key}>
            <Model row={row} send={send} isFirst={i === 0} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Model({
  row,
  send,
  isFirst,
}: {
  readonly row: ModelRow;
  readonly send: Send;
  readonly isFirst: boolean;
}) {
  return (
    <details open={isFirst}>
      <summary class="open">
        <span class="title">{row.name}</span>
        <span class="cost">{row.cost}</span>
        <span class="detail">{[row.share, row.detail, row.month].filter(Boolean).join(' · ')}</span>
        <Bar share={row.bar} />
      </summary>
      <div class="inner">
        <Places row={row} send={send} />
        <Offers row={row} />
      </div>
    </details>
  );
}

function Places({ row, send }: { readonly row: ModelRow; readonly send: Send }) {
  if (row.places.length === 0) return <p class="note">Chosen by the library, or nowhere in the source.</p>;
  return (
    <>
      <h2>Chosen in</h2>
      <ul class="calls">
        {row.places.map(({ at, place }) => (
          <li key={at}>
            <Jump class="place" send={send} root={row.root} place={place}>
              <span class="title">{at}</span>
            </Jump>
          </li>
        ))}
      </ul>
    </>
  );
}

function Offers({ row }: { readonly row: ModelRow }) {
  if (row.offers.length < 2)
    return <p class="note">No model is known that could stand in its place and be compared.</p>;
  const table = { id: 'table', title: 'Table', content: () => <OfferTable row={row} /> };
  const chart = { id: 'chart', title: 'Price and quality', content: () => <Quality row={row} /> };
  return (
    <>
      <h2>The same tokens on other models</h2>
      <Views name="offers" label="Show as" views={row.benchmarks.length > 0 ? [table, chart] : [table]} />
      <Sources row={row} />
      <p class="note">
        Same tokens assumed: another vendor’s tokeniser counts differently, and a model may write more or
        less. Try your own evaluation before a switch.
      </p>
    </>
  );
}

/** Where the published results were read. */
function Sources({ row }: { readonly row: ModelRow }) {
  const sources = new Map<string, Set<string>>();
  for (const { quality } of row.offers)
    for (const { benchmark, unit, source } of quality) {
      const name = `${benchmark} (${unit})`;
      sources.set(name, (sources.get(name) ?? new Set()).add(source));
    }
  if (sources.size === 0) return null;
  return (
    <details class="note">
      <summary>Sources of the published results</summary>
      <ul>
        {[...sources].map(([name, from]) => (
          <li key={name}>
            {name}: {[...from].join('; ')}
          </li>
        ))}
      </ul>
    </details>
  );
}

function OfferTable({ row }: { readonly row: ModelRow }) {
  const [all, setAll] = useKept('all offers', '');
  const few = all ? row.offers : nearest(row.offers);
  const rest = row.offers.length - few.length;
  return (
    <>
      <div class="table" role="region" aria-label={`Models beside ${row.name}`} tabIndex={0}>
        <table class="offers">
          <thead>
            <tr>
              {[
                'Model',
                'Cost',
                'Change',
                'Per million tokens',
                'Context',
                'Lost',
                'Published results',
                'Price from, checked',
              ].map(title => (
                <th key={title} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {few.map(offer => (
              <Offer key={`${offer.elsewhere} ${offer.id}`} offer={offer} />
            ))}
          </tbody>
        </table>
      </div>
      {(rest > 0 || all) && (
        <button type="button" class="action quiet" onClick={() => setAll(all ? '' : 'yes')}>
          {all ? 'Show the nearest only' : `Show ${rest} more, of other vendors too`}
        </button>
      )}
    </>
  );
}

/** Models of the same provider around the present one: those are the ones that one edit reaches. */
function nearest(offers: readonly OfferRow[]): readonly OfferRow[] {
  const here = offers.filter(offer => !offer.elsewhere);
  const at = here.findIndex(offer => offer.isPresent);
  return here.slice(Math.max(0, at - 8), at + 3);
}

function Offer({ offer }: { readonly offer: OfferRow }) {
  return (
    <tr class={offer.isPresent ? 'present' : ''}>
      <th scope="row">
        {offer.id}
        {offer.isPresent && ' (now)'}
        {offer.elsewhere && <span class="detail"> {offer.elsewhere}</span>}
      </th>
      <td class="number">{offer.cost}</td>
      <td class="number">{offer.change}</td>
      <td>{offer.rates}</td>
      <td class="number">{offer.context}</td>
      <td class="lost">
        {[offer.smaller, offer.lost].filter(Boolean).join(', ') || (offer.isPresent ? '' : 'nothing known')}
      </td>
      <td>
        {offer.quality.map(({ benchmark, score }) => `${benchmark} ${score}`).join(', ') || 'none known'}
      </td>
      <td class="source">{offer.source}</td>
    </tr>
  );
}

function Quality({ row }: { readonly row: ModelRow }) {
  const [kept, choose] = useKept('benchmark', row.benchmarks[0]!);
  const benchmark = row.benchmarks.includes(kept) ? kept : row.benchmarks[0]!;
  const option = useMemo(() => priceQuality(row, benchmark), [row, benchmark]);
  const isKnown = row.offers.some(
    offer => offer.isPresent && offer.quality.some(one => one.benchmark === benchmark),
  );
  const sources = new Set(
    row.offers.flatMap(({ quality }) =>
      quality.filter(one => one.benchmark === benchmark).map(one => one.source),
    ),
  );
  return (
    <figure>
      <label class="query">
        Published result
        <select value={benchmark} onChange={event => choose(event.currentTarget.value)}>
          {row.benchmarks.map(name => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <Chart
        label={`Cost of models against ${benchmark}; the table says the same`}
        height={320}
        option={option}
      />
      <figcaption class="note">
        {isKnown ? '' : `Of ${row.name} no ${benchmark} result is known. `}
        Results from {[...sources].join('; ')}. Left and up is better.
      </figcaption>
    </figure>
  );
}
