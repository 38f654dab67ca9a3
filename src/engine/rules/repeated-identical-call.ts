import { defineRule } from './define-rule.ts';
import { followsLoop, loopHead } from './loop-head.ts';

export const repeatedIdenticalCall = defineRule({
  id: 'repeated-identical-call',
  title: 'The same request again and again',
  severity: 'hint',
  docs: `Nothing in the request changes between calls, and a loop or a route makes it again and again. Keep the answer (a
response cache, or a constant made once). The range: one repetition saved (half of two calls) to nearly all of many.
Leave it where each answer is meant to differ, for example with a high temperature. Not named where several answers are
asked for, or where a seed or a temperature above 0.3 shows that they shall differ.`,
  check(call, { report, features, text }) {
    if (report.kind !== 'chat' && report.kind !== 'embedding') return undefined;
    if (call.prompts.length !== 1 || report.prompt.holes.length > 0 || report.prompt.staticTokens < 10)
      return undefined;
    if (call.answers > 1 || call.hasUnknownTools || call.tools.length > 0) return undefined;
    if (call.prompts[0]!.parts.some(p => p.media.length > 0 || p.isRepeated)) return undefined;
    const { facts, call: span } = call.site;
    const source = text(facts.file)?.slice(span.start, span.end) ?? '';
    // Another model, another limit, a picture beside the text: the request is not the same.
    if (call.model.ids.length > 1 || /\b(images?|audio|files?|documents?)\b["']?\s*[=:]/i.test(source))
      return undefined;
    if (report.loop && followsLoop(report.loop.expression, source, before(facts.text, span.start)))
      return undefined;
    if (/temperature["']?\s*[=:]\s*(0\.[3-9]|[1-9])|\bseed\b/.test(source)) return undefined;
    const isRoute = features.some(
      f => (f.entry.kind === 'http-route' || f.entry.kind === 'bot') && f.calls.some(c => c.id === report.id),
    );
    if (!isRoute && !(report.loop && report.loop.times.low >= 2)) return undefined;
    return {
      message: `nothing in this request changes, yet ${isRoute ? 'every request' : `every turn of ${loopHead(report.loop!.expression)}`} sends it again`,
      saving: { low: 0.5, high: 0.99 },
      risk: 'medium',
      effort: 'a cache of the answer',
      fixes: [],
    };
  },
});

/** Lines above a call: enough for what its loop sets. */
const before = (text: string, start: number): string => text.slice(Math.max(0, start - 2_000), start);
