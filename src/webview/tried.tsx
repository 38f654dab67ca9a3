import type { Overview } from '../present/overview.ts';

/** In a page that nobody answers: what the changes that matter most do, each alone. */
export function Tried({ report }: { readonly report: Overview }) {
  const { tried = [], summary } = report;
  return (
    <>
      {tried.length > 0 && (
        <>
          <h2>What if, one change at a time</h2>
          <div class="table" role="region" aria-label="Changes, each alone" tabIndex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">Change</th>
                  <th scope="col">{tried[0]!.of}</th>
                  <th scope="col">Typical</th>
                </tr>
              </thead>
              <tbody>
                <tr class="present">
                  <th scope="row">As it is</th>
                  <td class="number">{summary.replace(/ (a|each) .*$/, '')}</td>
                  <td />
                </tr>
                {tried.map(({ title, set, after, change }) => (
                  <tr key={set}>
                    <th scope="row">{title}</th>
                    <td class="number">{after}</td>
                    <td class="number">{change}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      <p class="note">
        This page is a picture of one scan. Other values, and several at once, are answered in the editor, or
        by inference-cost scan --set.
      </p>
    </>
  );
}
