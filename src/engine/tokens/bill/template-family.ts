import type { Spread } from './bill.ts';
import type { MediaRule } from './media-tokens.ts';
import type { Tokenizer } from './tokenizer.ts';

/**
 * How a family of models frames a request, as numbers. One row is all that a new family needs; a new model of a
 * family needs nothing, or a wider `models`.
 */
export interface TemplateFamily {
  readonly id: string;
  /** Model ids, in small letters and without a vendor's or region's prefix. */
  readonly models: RegExp;
  /** Limits the row to providers whose servers frame differently. */
  readonly providers?: RegExp;
  readonly tokenizer: Tokenizer;
  readonly frame: Frame;
  readonly tools: ToolFrame;
  readonly schema: { readonly base: number; readonly scale: number };
  readonly media: MediaRule;
  readonly spread: {
    readonly text: Spread;
    readonly tools: Spread;
    readonly schema: Spread;
    readonly media: Spread;
  };
  /** Where the numbers come from. */
  readonly source: string;
}

export interface Frame {
  /** A request with one message of the user and no system text. */
  readonly base: number;
  /** Each further message, system text aside. */
  readonly perMessage: number;
  /** More (or less) where system text is given: its own frame, minus any default that it replaces. */
  readonly system: number;
  /** More where the model is told to think. */
  readonly thinking?: number;
  /** Reasoning of earlier turns that is sent back counts as text. */
  readonly countsReasoning?: boolean;
  /** Tokens for each character of encrypted reasoning that is sent back. */
  readonly perSealedCharacter?: number;
}

export interface ToolFrame {
  /** The tool instructions, once, where there are tools. */
  readonly base: number;
  /** Instead of `base`, where the choice is `required` or a named tool. */
  readonly forced?: number;
  /** Providers that bill no tools where the choice stands in Anthropic's form. */
  readonly dropsForFlatChoice?: RegExp;
  readonly perTool: number;
  /** Times the tokens of the tools: of their JSON, or with `perProperty` of their names and descriptions alone. */
  readonly scale: number;
  /** For each property of a tool's parameters, at any depth, its description apart. */
  readonly perProperty?: number;
  /** More where the model is told to think and has tools. */
  readonly thinking?: number;
  /** More (or less) where several calls at once are ruled out. */
  readonly serial?: number;
  /** For each call in the history, its name and arguments apart. */
  readonly perCall: number;
  readonly perArgument: number;
  /** For each result in the history, its text apart. */
  readonly perResult: number;
}
