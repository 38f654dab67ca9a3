import { alsoAt } from './also-at.ts';
import type { CallExpr, Expr, FileFacts, Span } from '../syntax/facts.ts';
import type { ModelSource } from '../model.ts';

/** What the program would have at a place, as far as its text decides it. Never a guess: what isn't known says why. */
export type Value =
  | TextValue
  | ConstantValue
  | ListValue
  | ObjectValue
  | OneOfValue
  | ExternalValue
  | FunctionValue
  | ClassValue
  | InstanceValue
  | ModuleValue
  | OperationValue
  | AbsentValue
  | UnknownValue;

/** How far a value travelled before it reached the place that uses it. */
export type Via =
  | Exclude<ModelSource, 'sdk-default' | 'multiple' | 'runtime'>
  /** A parameter's default, in a call that is known not to give it. */
  | 'known-default';

/** How a report says it. */
export const sourceOfVia = (via: Via): ModelSource => (via === 'known-default' ? 'parameter-default' : via);

/** A string: constant pieces and holes, in order. No piece at all is the empty string. */
export interface TextValue {
  readonly kind: 'text';
  readonly pieces: readonly Piece[];
  readonly via: Via;
  /** Where the same text is written once more, as another option of the same choice. */
  readonly again?: readonly Place[];
}

export type Piece = ConstantPiece | HolePiece;

export interface ConstantPiece extends Span {
  readonly text: string;
  /** File whose text holds it, at `start` … `end`. */
  readonly file: string;
}

export interface HolePiece {
  readonly hole: UnknownValue;
}

/** Number, boolean or null (None, undefined). */
export interface ConstantValue {
  readonly kind: 'constant';
  readonly value: number | boolean | null;
  readonly via: Via;
  readonly place: Place;
}

export interface ListValue {
  readonly kind: 'list';
  readonly items: readonly ListItem[];
}

export interface ListItem {
  readonly value: Value;
  /** The value is a list whose items stand here: unknown in number. */
  readonly isSpread: boolean;
  /** Condition (source text) under which the item is there; null for always. */
  readonly when: string | null;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly entries: ReadonlyMap<string, Value>;
  /** Keys may be missing from `entries`: something unknown was spread in. */
  readonly isOpen: boolean;
  readonly place: Place;
}

export interface OneOfValue {
  readonly kind: 'one-of';
  readonly options: readonly Option[];
}

export interface Option {
  readonly value: Value;
  /** Source text of the condition, "otherwise", or the caller; null when nothing is known of it. */
  readonly when: string | null;
}

/** Something of a package that is not in the workspace: `OpenAI().chat.completions.create` of module `openai`. */
export interface ExternalValue {
  readonly kind: 'external';
  readonly module: string;
  /** Dotted names after the module, "()" behind each call, "[]" for an index; "" is the module itself. */
  readonly path: string;
  /** One a "()" of the path, in order; null for an object known by its annotation alone. */
  readonly calls: readonly (BoundCall | null)[];
  /** What stands before it in a pipe: the prompt of `prompt | model`. */
  readonly fed?: Value;
}

/** A call with all that is needed to read its arguments. */
export interface BoundCall {
  readonly call: CallExpr;
  readonly context: Context;
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly facts: FileFacts;
  readonly functionId: number;
  /** The object whose method it is. */
  readonly self: Value | null;
  /** Where it was made, for closures. */
  readonly frame: Frame | null;
}

export interface ClassValue {
  readonly kind: 'class';
  readonly facts: FileFacts;
  readonly classId: number;
}

/** An object of a workspace class; `made` is null when only the class is known. */
export interface InstanceValue {
  readonly kind: 'instance';
  readonly of: ClassValue;
  readonly made: BoundCall | null;
  /** Attributes that the code around set since: `inputs.title = …`. */
  readonly set?: ReadonlyMap<string, Value>;
}

export interface ModuleValue {
  readonly kind: 'module';
  readonly facts: FileFacts;
}

/** An operator on things that are not constant, such as LangChain's `prompt | model`. */
export interface OperationValue {
  readonly kind: 'operation';
  readonly op: string;
  readonly left: Value;
  readonly right: Value;
}

/** Certainly not given. */
export interface AbsentValue {
  readonly kind: 'absent';
}

export interface UnknownValue {
  readonly kind: 'unknown';
  /** For people: "parameter of answer(), no caller found". */
  readonly why: string;
  /** A name to call it by: the variable, parameter or expression. */
  readonly name: string;
  readonly place: Place | null;
  /** What is known besides: the outermost call that makes it, for recognising retrievers and bounds. */
  readonly made?: ExternalValue | OperationValue;
  /** Upper bound in characters, from a slice or the like. */
  readonly maxChars?: number;
  /** Not just any text: an id, a date, a number. */
  readonly type?: 'number' | 'boolean' | 'date' | 'id';
}

export interface Place extends Span {
  readonly file: string;
}

/** Where an expression is evaluated. */
export interface Context {
  readonly facts: FileFacts;
  readonly functionId: number | null;
  /** Arguments of the function (or of one that encloses it), when it is evaluated for one known call. */
  readonly frame: Frame | null;
}

export interface Frame {
  readonly facts: FileFacts;
  /** Null: code of the module itself, in a loop whose item is known. */
  readonly functionId: number | null;
  /** What the call gives to each parameter; a parameter that is missing here takes its default. */
  readonly args: ReadonlyMap<string, () => Value>;
  /** The call spreads something unknown: a missing parameter may still be given. */
  readonly isOpen: boolean;
  /** Where a run starts: whoever calls there is not known, so a missing parameter may hold anything. */
  readonly isStart?: boolean;
  readonly self: Value | null;
  readonly depth: number;
  readonly outer: Frame | null;
  /** Where a function of the same file was called: what calls itself is not followed. */
  readonly caller?: Frame | null;
  /** The call of module-level code that led here: names of that file have the value that they have there. */
  readonly calledAt?: CalledAt | undefined;
  /** Items of the loops that this run is in, by what they run over. */
  readonly items?: ReadonlyMap<Expr, Value>;
  /** One of a name's options being tried, instead of a call. */
  readonly held?: { readonly name: string; readonly value: Value };
  /** One of the things that an expression may give, where the program takes it apart. */
  readonly chosen?: { readonly expr: Expr; readonly value: Value };
  /** One turn of a loop over a known list, instead of a call: what the loop variable holds. */
  readonly turn?: { readonly iterable: Expr; readonly item: Value };
}

export interface CalledAt {
  readonly facts: FileFacts;
  readonly at: number;
}

/** Where module-level code set off a call: at the call itself, or where its function was called. */
export function calledAtOf({ call, context }: BoundCall): CalledAt | undefined {
  return context.functionId === null
    ? { facts: context.facts, at: call.start }
    : calledAtIn(context.frame, undefined);
}

/** The same for what runs in a frame, asked of one file or of any. */
export function calledAtIn(frame: Frame | null, facts: FileFacts | undefined): CalledAt | undefined {
  for (let f = frame; f; f = f.outer)
    if (f.calledAt && (!facts || f.calledAt.facts === facts)) return f.calledAt;
  return undefined;
}

export const absent: AbsentValue = { kind: 'absent' };

const RANK: Readonly<Record<Via, number>> = {
  literal: 0,
  'same-file': 1,
  'cross-file': 2,
  'known-default': 3,
  'config-file': 4,
  'parameter-default': 5,
  'environment-default': 6,
};

/** The farther of two ways. */
export const farther = (a: Via, b: Via): Via => (RANK[a] >= RANK[b] ? a : b);

/** The same value after one more hop. */
export function hop(value: Value, via: Via): Value {
  switch (value.kind) {
    case 'text':
    case 'constant':
      return farther(value.via, via) === value.via ? value : { ...value, via };
    case 'one-of':
      return value.options.every(o => hop(o.value, via) === o.value)
        ? value
        : { ...value, options: value.options.map(o => ({ ...o, value: hop(o.value, via) })) };
    case 'object':
      // Options objects are flat: what lies deeper keeps its way, or each hop would copy whole trees.
      return value.entries.size > 64 || isThere(value.entries, via)
        ? value
        : {
            ...value,
            entries: new Map([...value.entries].map(([key, inner]) => [key, flatHop(inner, via)])),
          };
    default:
      return value;
  }
}

/** Whether all values have come as far already. */
function isThere(entries: ReadonlyMap<string, Value>, via: Via): boolean {
  for (const value of entries.values()) if (flatHop(value, via) !== value) return false;
  return true;
}

const flatHop = (value: Value, via: Via): Value => (value.kind === 'object' ? value : hop(value, via));

export function unknown(
  why: string,
  name: string,
  place: Place | null = null,
  more: Partial<UnknownValue> = {},
): UnknownValue {
  return { kind: 'unknown', why, name, place, ...more };
}

/** Options flattened, equal ones once; a single option is no choice. */
export function oneOf(options: readonly Option[]): Value {
  const flat: Option[] = [];
  const seen = new Map<string, number>();
  for (const option of options) {
    const inner = option.value.kind === 'one-of' ? option.value.options : [option];
    for (const { value, when } of inner) {
      if (value.kind === 'absent' && options.length > 1 && flat.some(o => o.value.kind === 'absent'))
        continue;
      const key = identityOf(value);
      const at = key === null ? undefined : seen.get(key);
      if (at !== undefined) {
        flat[at] = { ...flat[at]!, value: alsoAt(flat[at]!.value, value) };
        continue;
      }
      if (key !== null) seen.set(key, flat.length);
      flat.push({ value, when: when ?? option.when });
    }
  }
  if (flat.length === 0) return absent;
  if (flat.length > MOST_OPTIONS) return unknown('too many choices', 'choice');
  return flat.length === 1 ? flat[0]!.value : { kind: 'one-of', options: flat };
}

/** A choice among more than this many is as good as unknown, and costs as much as it says little. */
const MOST_OPTIONS = 48;

/** Equal for values that are surely the same; null where that can't be told cheaply. */
function identityOf(value: Value): string | null {
  switch (value.kind) {
    case 'text':
    case 'constant': {
      const text = constantText(value);
      return text === undefined ? null : `${value.kind} ${text}`;
    }
    case 'function':
      return value.self || value.frame ? null : `function ${value.facts.file} ${String(value.functionId)}`;
    case 'class':
      return `class ${value.facts.file} ${String(value.classId)}`;
    case 'instance':
      return value.made || value.set ? null : `instance ${value.of.facts.file} ${String(value.of.classId)}`;
    case 'module':
      return `module ${value.facts.file}`;
    case 'unknown':
      return value.made || value.maxChars !== undefined
        ? null
        : `unknown ${value.why} ${value.name} ${value.place ? `${value.place.file} ${String(value.place.start)}` : ''}`;
    default:
      return null;
  }
}

/** The options of a value; a value without a choice is its only option. */
export const optionsOf = (value: Value): readonly Option[] =>
  value.kind === 'one-of' ? value.options : [{ value, when: null }];

/** The string of a text without holes, or a constant printed; undefined otherwise. */
export function constantText(value: Value): string | undefined {
  if (value.kind === 'constant') return String(value.value);
  if (value.kind !== 'text') return undefined;
  let text = '';
  for (const piece of value.pieces) {
    if ('hole' in piece) return undefined;
    text += piece.text;
  }
  return text;
}

/** The string of a text without holes; constants of other types are not strings. */
export const stringOf = (value: Value): string | undefined =>
  value.kind === 'text' ? constantText(value) : undefined;

export const numberOf = (value: Value): number | undefined =>
  value.kind === 'constant' && typeof value.value === 'number' ? value.value : undefined;

/** True, false, or undefined when only run time knows. Both languages agree on what is compared here. */
export function truthOf(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'constant':
      return Boolean(value.value);
    case 'text': {
      const text = constantText(value);
      return text === undefined
        ? value.pieces.some(p => 'text' in p && p.text !== '')
          ? true
          : undefined
        : text !== '';
    }
    case 'absent':
      return false;
    case 'list':
      return value.items.some(i => !i.isSpread && i.when === null) ? true : undefined;
    case 'external':
      return isMade(value) ? true : undefined;
    case 'function':
    case 'class':
    case 'instance':
    case 'module':
      return true;
    case 'object':
      return value.entries.size > 0 ? true : undefined;
    default:
      return undefined;
  }
}

/** An object of a class from outside, `OpenAI()`: surely something, as what functions and attributes give is not. */
export const isMade = ({ module, path }: ExternalValue): boolean =>
  /(^|\.)_*[A-Z]\w*\(\)$/.test(path) && !(module === '' && CONVERSIONS.test(path));

/** `Number(x)` may be 0, `String(x)` empty. */
const CONVERSIONS = /^(Number|String|Boolean|BigInt)\(\)$/;

/** Certainly nothing: None, null, undefined, or not given. */
export const isNothing = (value: Value): boolean =>
  value.kind === 'absent' || (value.kind === 'constant' && value.value === null);
