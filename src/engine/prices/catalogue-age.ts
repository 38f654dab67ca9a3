/** How old the prices are on a day. From `OLD_AFTER_DAYS` on, surfaces mark it. */
export interface CatalogueAge {
  readonly days: number;
  readonly old: boolean;
}

/** Prices of models change every few weeks. */
export const OLD_AFTER_DAYS = 90;

/** Whole days from the day on which prices were checked to another; none for a day before it. */
export function catalogueAge(checked: string, today: string): CatalogueAge {
  const days = Math.max(
    0,
    Math.floor(
      (Date.parse(`${today.slice(0, 10)}T00:00:00Z`) - Date.parse(`${checked}T00:00:00Z`)) / 86_400_000,
    ),
  );
  return { days, old: days >= OLD_AFTER_DAYS };
}
