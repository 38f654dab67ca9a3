import { useMemo } from 'preact/hooks';
import type { Overview } from '../present/overview.ts';
import type { Send } from './call-row.tsx';
import { Chart } from './chart.tsx';
import { moneyMap } from './chart-options.ts';

/** Where the money of a run of each feature goes; a click on a call opens it. */
export function MoneyMap({ report, send }: { readonly report: Overview; readonly send: Send }) {
  const option = useMemo(() => moneyMap(report.flow), [report]);
  const onPick = useMemo(() => {
    const rows = new Map(report.rows.map(row => [row.key, row]));
    return (key: string) => {
      const row = rows.get(key);
      if (row) send?.({ kind: 'open', root: row.root, place: row.place });
    };
  }, [report, send]);
  return (
    <Chart
      label="Where the money of a run of each feature goes: an area a feature, in it an area a call; the list says the same"
      height={360}
      option={option}
      onPick={onPick}
    />
  );
}
