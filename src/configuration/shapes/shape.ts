/**
 * What inference-cost.yml may hold, as data: one declaration a key, from which come the checks with their messages,
 * the JSON Schema of editors and the page of docs.
 */
export type Shape =
  | TextShape
  | NumberShape
  | PercentShape
  | RangeShape
  | ChoiceShape
  | FlagShape
  | AnyShape
  | ListShape
  | RecordShape
  | TableShape
  | EitherShape;

/** What a text names: such texts are checked against the workspace and read from the file's own folder on. */
export type RefersTo =
  'files' | 'call' | 'entry' | 'feature' | 'own-feature' | 'rule' | 'site' | 'path' | 'finding';

export interface TextShape {
  readonly kind: 'text';
  readonly about: string;
  readonly refers?: RefersTo;
  readonly pattern?: { readonly source: string; readonly means: string };
}

export interface NumberShape {
  readonly kind: 'number';
  readonly about: string;
  /** "runs a month", "USD": ends the sentence of a problem. */
  readonly unit: string;
  readonly min: number;
  /** Above this nobody can mean it. */
  readonly max: number;
  readonly integer: boolean;
  readonly like: number;
}

/** "40 %"; a bare number counts as per cent from 1 on. Read as a share: 0.4. */
export interface PercentShape {
  readonly kind: 'percent';
  readonly about: string;
  readonly max: number;
  readonly like: number;
}

/** A number, or `{ low, typical, high }` with `high: unbounded` where there is no bound. */
export interface RangeShape {
  readonly kind: 'range';
  readonly about: string;
  readonly of: NumberShape | PercentShape;
}

export interface ChoiceShape {
  readonly kind: 'choice';
  readonly about: string;
  readonly values: readonly string[];
}

export interface FlagShape {
  readonly kind: 'flag';
  readonly about: string;
}

/** Plain data that its reader checks. */
export interface AnyShape {
  readonly kind: 'any';
  readonly about: string;
}

/** A single item may stand without its list. */
export interface ListShape {
  readonly kind: 'list';
  readonly about: string;
  readonly item: Shape;
}

export interface RecordShape {
  readonly kind: 'record';
  readonly about: string;
  readonly members: Readonly<Record<string, Shape>>;
  readonly required: readonly string[];
}

/** Keys are names that the user gives. */
export interface TableShape {
  readonly kind: 'table';
  readonly about: string;
  /** What a key is: "name of the feature". */
  readonly key: string;
  readonly refers?: RefersTo;
  readonly value: Shape;
}

/** The first form whose kind of node fits. */
export interface EitherShape {
  readonly kind: 'either';
  readonly about: string;
  readonly forms: readonly Shape[];
}

export const text = (about: string, more: Partial<Omit<TextShape, 'kind' | 'about'>> = {}): TextShape => ({
  kind: 'text',
  about,
  ...more,
});

type NumberOptions = { readonly unit: string; readonly like: number } & Partial<
  Omit<NumberShape, 'kind' | 'about'>
>;

export const number = (about: string, options: NumberOptions): NumberShape => ({
  kind: 'number',
  about,
  min: 0,
  max: 1e9,
  integer: false,
  ...options,
});

export const percent = (about: string, like: number, max = 100): PercentShape => ({
  kind: 'percent',
  about,
  like,
  max,
});
export const range = (about: string, of: NumberShape | PercentShape): RangeShape => ({
  kind: 'range',
  about,
  of,
});
export const choice = (about: string, values: readonly string[]): ChoiceShape => ({
  kind: 'choice',
  about,
  values,
});
export const flag = (about: string): FlagShape => ({ kind: 'flag', about });
export const any = (about: string): AnyShape => ({ kind: 'any', about });
export const list = (about: string, item: Shape): ListShape => ({ kind: 'list', about, item });
export const either = (about: string, ...forms: readonly Shape[]): EitherShape => ({
  kind: 'either',
  about,
  forms,
});

export const record = (
  about: string,
  members: Readonly<Record<string, Shape>>,
  required: readonly string[] = [],
): RecordShape => ({ kind: 'record', about, members, required });

export const table = (about: string, key: string, value: Shape, refers?: RefersTo): TableShape => ({
  kind: 'table',
  about,
  key,
  value,
  ...(refers ? { refers } : {}),
});
