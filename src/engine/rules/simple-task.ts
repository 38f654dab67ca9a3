import type { RuledCall } from './define-rule.ts';

const NAMES: readonly (readonly [RegExp, string])[] = [
  [/(^|_|\b)(classif|categori[sz]e|sentiment|intent|label)/, 'classification'],
  [/(^|_|\b)(route_|router|routing|triage)/, 'routing'],
  [/(^|_|\b)extract/, 'extraction'],
  [
    /(generate|make|create|suggest|get|chat|session|conversation|thread)_?(a_)?title|^title|_title$/,
    'a title',
  ],
  [/(^|_|\b)summar/, 'a summary'],
  [/(^|_|\b)(translate|detect_language)/, 'translation'],
];

/** What a prompt asks for in its first sentences. */
const ASKED: readonly (readonly [RegExp, string])[] = [
  [
    /\b(classify|categori[sz]e) (the|this|each|these|following|a|an|whether|user|if)\b|\b(sentiment|intent) (classif|analy|of)|\bone of (the following|these) (categor|label|class|intent)/i,
    'classification',
  ],
  [
    /\byou are an? [\w ]{0,30}\brouter\b|\broute (the|this|each|a) (user|question|query|request|message)/i,
    'routing',
  ],
  [
    /\bextract (the|all|any|key|every|only|relevant|following|structured|entit|information|data|from)\b|\bextraction (task|system|algorithm)/i,
    'extraction',
  ],
  [
    /\b(generate|create|write|give|make|suggest|come up with)\b[^.\n]{0,40}\b(title|name|headline)s? (for|of|to|that|based)\b/i,
    'a title',
  ],
  [
    /\bsummari[sz]e (the|this|these|following|each|all|a|an|it|in|text)\b|\b(write|create|provide|generate) an? [\w ,]{0,30}summary of\b/i,
    'a summary',
  ],
  [
    /\btranslate (the|this|these|following|it|all|text|from|into|to)\b|\byou are an? [\w ]{0,30}translator\b/i,
    'translation',
  ],
];

/** Work that only looks like one of the tasks: verdicts on other models' answers, code, long or many-sided texts. */
const NOT_SIMPLE =
  /\b(judge|grad(e|ing)|evaluat\w*|critique|score|scoring|hallucinat\w*|code|sql|cypher|legal|medical|diagnos\w*|report|article|research|reason(ing)? step|step by step|think)\b/i;

/** Longer instructions are more than one small task. */
const MOST_TOKENS = 800;
const FIRST_CHARS = 500;

/** "classifyTicket" → "classify_ticket": one spelling for both languages. */
const snake = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, '$1_$2').toLowerCase();

/** The small, well-scoped task that a call does, by its function's name or its prompt's first words; undefined where neither tells. */
export function simpleTaskOf(call: RuledCall): string | undefined {
  const { resolved, report } = call;
  if (report.kind !== 'chat' && report.kind !== 'completion') return undefined;
  if (resolved.tools.length > 0 || resolved.hasUnknownTools) return undefined;
  const name = snake(report.enclosing?.split('.').at(-1) ?? '');
  return NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? askedTask(call);
}

function askedTask({ resolved: { prompts }, report: { prompt } }: RuledCall): string | undefined {
  const [only, ...others] = prompts;
  if (!only || others.length > 0 || prompt.staticTokens > MOST_TOKENS) return undefined;
  // What was said before may be about anything.
  if (only.parts.some(part => part.isRepeated || part.media.length > 0)) return undefined;
  const text = only.parts.flatMap(part => part.pieces.flatMap(x => ('text' in x ? [x.text] : []))).join(' ');
  const first = text.slice(0, FIRST_CHARS);
  return NOT_SIMPLE.test(text) ? undefined : ASKED.find(([pattern]) => pattern.test(first))?.[1];
}
