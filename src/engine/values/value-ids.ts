import type { BoundCall, Frame, Option, Piece, Value } from './value.ts';

/** Numbers for values: equal for values that are the same part by part, wherever they were worked out. */
export class ValueIds {
  readonly #ids = new WeakMap<object, number>();
  readonly #byText = new Map<string, number>();
  readonly #objects = new WeakMap<object, number>();
  readonly #parts = new Map<number, Map<number, number>>();
  #next = 0;

  of(value: Value): number {
    // Made anew with each question: remembering the object costs more than its parts do.
    if (value.kind === 'class') return this.#partOf(this.ofObject(value.facts), value.classId);
    let id = this.#ids.get(value);
    if (id === undefined) {
      id = this.#numberOf(this.#textOf(value));
      this.#ids.set(value, id);
    }
    return id;
  }

  /** Of what is the same only where it is the same object: expressions, frames, files. */
  ofObject(object: object | null): number {
    if (object === null) return -1;
    let id = this.#objects.get(object);
    if (id === undefined) this.#objects.set(object, (id = this.#next++));
    return id;
  }

  #numberOf(text: string): number {
    let id = this.#byText.get(text);
    if (id === undefined) this.#byText.set(text, (id = this.#next++));
    return id;
  }

  /** Of one of the numbered parts of something. */
  #partOf(whole: number, part: number): number {
    let parts = this.#parts.get(whole);
    if (!parts) this.#parts.set(whole, (parts = new Map()));
    let id = parts.get(part);
    if (id === undefined) parts.set(part, (id = this.#next++));
    return id;
  }

  #textOf(value: Value): string {
    switch (value.kind) {
      case 'constant':
        return `c${typeof value.value}${String(value.value)} ${value.via} ${at(value.place)}`;
      case 'text':
        return `t${value.via} ${value.pieces.map(p => this.#piece(p)).join(' ')}`;
      case 'absent':
        return 'a';
      case 'unknown':
        return `u${value.why}\0${value.name}\0${value.place ? at(value.place) : ''} ${value.made ? String(this.of(value.made)) : ''} ${String(value.maxChars)} ${String(value.type)}`;
      case 'list':
        return `l${value.items.map(i => `${String(this.of(i.value))}${i.isSpread ? '*' : ''}${this.#when(i.when)}`).join()}`;
      case 'object':
        return `o${at(value.place)}${value.isOpen ? '+' : ''}${this.#entries(value.entries)}`;
      case 'one-of':
        return `1${value.options.map((o: Option) => `${String(this.of(o.value))}${this.#when(o.when)}`).join()}`;
      case 'external':
        return `e${value.module}\0${value.path}\0${value.calls.map(c => this.#call(c)).join()} ${value.fed ? String(this.of(value.fed)) : ''}`;
      case 'function':
        return `f${String(this.ofObject(value.facts))} ${String(value.functionId)} ${value.self ? String(this.of(value.self)) : ''} ${this.#frame(value.frame)}`;
      case 'class':
        return `C${String(this.#partOf(this.ofObject(value.facts), value.classId))}`;
      case 'instance':
        return `i${String(this.of(value.of))} ${this.#call(value.made)}${value.set ? this.#entries(value.set) : ''}`;
      case 'module':
        return `m${String(this.ofObject(value.facts))}`;
      case 'operation':
        return `p${value.op} ${String(this.of(value.left))} ${String(this.of(value.right))}`;
    }
  }

  #entries(entries: ReadonlyMap<string, Value>): string {
    return [...entries]
      .map(([key, inner]) => `${String(this.#numberOf(`k${key}`))}:${String(this.of(inner))}`)
      .join();
  }

  #piece(piece: Piece): string {
    return 'hole' in piece
      ? `#${String(this.of(piece.hole))}`
      : `${String(this.#numberOf(`s${piece.text}`))} ${at(piece)}`;
  }

  #when(when: string | null): string {
    return when === null ? '' : `?${String(this.#numberOf(`w${when}`))}`;
  }

  #call(call: BoundCall | null): string {
    return call ? `${String(this.ofObject(call.call))}@${this.#frame(call.context.frame)}` : '-';
  }

  #frame(frame: Frame | null): string {
    return String(this.ofObject(frame));
  }
}

const at = ({ file, start, end }: { file: string; start: number; end: number }): string =>
  `${file}:${String(start)}-${String(end)}`;
