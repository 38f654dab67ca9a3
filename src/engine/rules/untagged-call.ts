import { familyOf } from '../calls/call-site.ts';
import type { EntryKind } from '../model.ts';
import { defineRule, type RuleContext } from './define-rule.ts';
import { insertArgument } from './insert-argument.ts';
import { hasHiddenArguments, writtenArgument } from './written-argument.ts';

/** An SDK's own field for tags that reach the bill or its logs. */
interface TagField {
  readonly name: string;
  readonly form: 'pairs' | 'tags';
  /** Why it only counts on some conditions. */
  readonly note?: string;
}

/**
 * Chat Completions takes metadata only of answers that it stores, so it has none here.
 * Sources: platform.openai.com/docs/api-reference/responses/create (metadata), docs.litellm.ai/docs/proxy/cost_tracking
 * (tags), docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html (requestMetadata).
 */
function fieldFor({ resolved }: RuleContext): TagField | undefined {
  const { api } = resolved.site.match.method;
  if (resolved.sdk === 'litellm') return { name: 'metadata', form: 'tags' };
  if (api === 'openai-responses' && resolved.sdk === 'openai') return { name: 'metadata', form: 'pairs' };
  if (resolved.sdk === 'bedrock' && api === 'bedrock-converse')
    return { name: 'requestMetadata', form: 'pairs', note: 'in the invocation logs' };
  return undefined;
}

/** Entries whose names say what a feature is: not those of scripts and modules. */
const NAMED_ENTRIES: readonly EntryKind[] = ['http-route', 'websocket', 'job', 'queue', 'bot'];

export const untaggedCall = defineRule({
  id: 'untagged-call',
  title: 'A call that the bill can’t attribute',
  severity: 'hint',
  isOffByDefault: true,
  docs: `Without a tag the provider's usage report tells what a model cost, not which feature or step spent it. The fix adds
the SDK's own field (OpenAI Responses and Bedrock Converse: key and value; LiteLLM: tags) with the feature that reaches
the call and the function that makes it; add the segment of the user where you know it. Nothing is promised as saved.
Off by default, since attribution is a team's decision: switch it on to name every call without a tag. OpenAI's Chat
Completions takes such metadata only with \`store\`, which keeps the answers at OpenAI, so calls of it are not named.`,
  check(call, context) {
    const { report, features } = context;
    const field = report.kind === 'chat' || report.kind === 'embedding' ? fieldFor(context) : undefined;
    if (!field || call.site.http || call.site.match.method.command !== undefined) return undefined;
    if (hasHiddenArguments(call.site) || writtenArgument(call.site, field.name)) return undefined;
    const reached = features.filter(f => f.calls.some(c => c.id === report.id));
    const [feature] = reached;
    const pairs: [string, string][] = [];
    if (feature && reached.length === 1 && NAMED_ENTRIES.includes(feature.entry.kind))
      pairs.push(['feature', tidy(feature.name)]);
    if (report.enclosing !== null) pairs.push(['step', tidy(report.enclosing)]);
    const value =
      pairs.length === 0 ? undefined : valueOf(field, pairs, familyOf(call.site.facts) === 'python');
    const edits = value === undefined ? undefined : insertArgument(call.site, field.name, value);
    return {
      message: `${report.enclosing ?? 'this call'} carries no tag: its cost can’t be attributed to a feature${field.note === undefined ? '' : ` ${field.note}`}`,
      saving: null,
      risk: 'low',
      effort: 'one edit',
      fixes: edits ? [{ title: `Tag the call with ${pairs.map(([key]) => key).join(' and ')}`, edits }] : [],
    };
  },
});

/** What all three take: letters, digits and a few signs, at most 256 characters. */
const tidy = (text: string): string =>
  text
    .replace(/[^\w\s:@$#=/+,.-]/g, '_')
    .replace(/\s+/g, ' ')
    .slice(0, 256);

function valueOf({ form }: TagField, pairs: readonly [string, string][], isPython: boolean): string {
  const quote = (text: string): string => (isPython ? `"${text}"` : `'${text}'`);
  const tags = `[${pairs.map(([key, value]) => quote(`${key}:${value}`)).join(', ')}]`;
  if (form === 'tags') return isPython ? `{"tags": ${tags}}` : `{ tags: ${tags} }`;
  const inner = pairs.map(([key, value]) => `${isPython ? quote(key) : key}: ${quote(value)}`).join(', ');
  return isPython ? `{${inner}}` : `{ ${inner} }`;
}
