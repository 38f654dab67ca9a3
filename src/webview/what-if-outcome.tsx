import type { Comparison, WhatIfOutcome } from '../present/page-what-if.ts';
import { Bar } from './call-row.tsx';

/** Totals as they are and as they would be. */
export function TotalOutcomes({ outcome }: { readonly outcome: WhatIfOutcome }) {
  return (
    <dl class="totals" aria-live="polite">
      {outcome.totals.map(total => (
        <div key={total.title}>
          <dt>{total.title}</dt>
          <dd>
            <span class="cost">{total.after ?? 'unpriced'}</span>
            {total.change && <span class="change">{total.change}</span>}
            {total.change && <span class="detail">now {total.before}</span>}
            {total.before === null && <span class="detail">no volume until now</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The same for each feature. */
export function FeatureOutcomes({ outcome }: { readonly outcome: WhatIfOutcome }) {
  return (
    <>
      <h2>Features</h2>
      <ul class="calls">
        {outcome.features.map(feature => (
          <li key={feature.title}>
            <Row feature={feature} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Row({ feature }: { readonly feature: Comparison }) {
  const { title, before, after, change, bar } = feature;
  return (
    <div class="open">
      <span class="title">{title}</span>
      <span class="cost">
        {after ?? (before === null ? 'no volume' : 'unpriced')} {change}
      </span>
      {change && <span class="detail">now {before}</span>}
      <Bar share={bar} />
    </div>
  );
}
