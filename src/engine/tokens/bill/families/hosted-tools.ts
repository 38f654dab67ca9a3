import type { BillableTool, TokenRange } from '../../request/billable-request.ts';

/**
 * A tool that the provider runs, or defines itself: what its instructions and, where it fetches something, one use of
 * it add to the input. What a search finds can't be told beforehand, so its high end stands for several.
 */
export interface HostedTool {
  readonly id: string;
  /** The tool's type as the request names it. */
  readonly tools: RegExp;
  /** Plain model ids. */
  readonly models: RegExp;
  readonly tokens: TokenRange;
  /** Comes on top of the family's tool instructions, as a function does. */
  readonly withInstructions?: true;
  readonly source: string;
}

const recorded = 'recorded bills 2025-2026';
const openAiTools = 'https://developers.openai.com/api/docs/pricing, built-in tools';
const claudePricing = 'https://platform.claude.com/docs/en/about-claude/pricing, tool use';
const openAi = /^(gpt|chatgpt|o\d|codex|computer-use)/;
const claude = /^claude/;
const same = (tokens: number): TokenRange => ({ low: tokens, typical: tokens, high: tokens });

/** First match wins. */
export const hostedTools: readonly HostedTool[] = [
  { id: 'search by deep research', tools: /^web_search/, models: /deep-research/, tokens: { low: 411, typical: 411, high: 60_000 }, source: recorded },
  { id: 'search with a fixed block', tools: /^web_search(?!_preview)/, models: /^gpt-4(o|\.1)-mini/, tokens: { low: 294, typical: 8294, high: 16_600 }, source: openAiTools },
  { id: 'search without its content', tools: /^web_search/, models: /^(gpt-4o|gpt-4\.1)/, tokens: same(294), source: recorded },
  { id: 'search', tools: /^web_search/, models: openAi, tokens: { low: 4290, typical: 8300, high: 40_000 }, source: recorded },
  { id: 'code interpreter', tools: /^code_interpreter/, models: openAi, tokens: { low: 1300, typical: 1320, high: 8000 }, source: recorded },
  { id: 'file search', tools: /^file_search/, models: openAi, tokens: { low: 300, typical: 8300, high: 16_500 }, source: 'https://platform.openai.com/docs/assistants/tools/file-search: at most 20 chunks of 800' },
  { id: 'bash', tools: /^bash_/, models: claude, tokens: same(245), withInstructions: true, source: claudePricing },
  { id: 'text editor', tools: /^text_editor_/, models: claude, tokens: same(700), withInstructions: true, source: claudePricing },
  { id: 'computer', tools: /^computer_toolset/, models: claude, tokens: { low: 4110, typical: 4520, high: 4590 }, source: claudePricing },
  { id: 'computer', tools: /^computer_/, models: claude, tokens: { low: 735, typical: 1217, high: 1234 }, withInstructions: true, source: claudePricing },
  { id: 'browser', tools: /^browser_toolset/, models: claude, tokens: { low: 6600, typical: 6610, high: 7550 }, source: claudePricing },
  { id: 'search', tools: /^web_(search|fetch)/, models: claude, tokens: { low: 1200, typical: 8500, high: 40_000 }, source: recorded },
  { id: 'Google search', tools: /^google_?search|^url_?context|^google_?maps/i, models: /^gemini/, tokens: { low: 0, typical: 70, high: 4000 }, source: recorded },
  { id: 'code execution', tools: /^code_?execution/i, models: /^gemini/, tokens: { low: 0, typical: 150, high: 3000 }, source: recorded },
  { id: 'search', tools: /^(web_search|x_search|live_search)/, models: /^grok/, tokens: { low: 300, typical: 5300, high: 30_000 }, source: recorded },
  { id: 'tool of the provider', tools: /^/, models: /^/, tokens: { low: 0, typical: 500, high: 20_000 }, source: 'no figure is published' },
]; // prettier-ignore

/** Whether the provider runs or defines a tool; the others are functions of the caller's. */
export const isHosted = ({ kind, parameters }: BillableTool): boolean =>
  kind !== 'function' && kind !== 'custom' && parameters === null;

/** `model` is a plain id. */
export const hostedTool = (kind: string, model: string): HostedTool =>
  hostedTools.find(({ tools, models }) => tools.test(kind) && models.test(model))!; // the last row takes any
