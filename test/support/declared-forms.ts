import type { Call } from '../../src/engine/index.ts';
import { listOf } from '../../src/engine/calls/sdk-index.ts';
import { sdks } from '../../src/engine/sdks/index.ts';

type Language = 'python' | 'script';

/** A way of writing a request that a declaration names, in one language. */
export interface DeclaredForm {
  readonly sdk: string;
  readonly language: Language;
  /** Names under which its calls stand in reports. */
  readonly reported: readonly string[];
  /** Path behind the client, or the class of the command that is sent. */
  readonly form: string;
}

/** Names in the style of one language: `create_and_poll`, `ainvoke` and Google's `aio` are Python's, `createAndPoll` JavaScript's. */
const SNAKE = /(^|\.)([a-z]+\d*_[a-z0-9_]+|aio\.|a(invoke|stream|batch|generate|predict|run|call)$)/;
const CAMEL = /(^|\.)[a-z]+\d*[A-Z]\w*/;

/** Every form of docs/sdks.md, once for each language that has it. */
export function declaredForms(): DeclaredForm[] {
  const forms = new Map<string, DeclaredForm>();
  for (const sdk of sdks)
    for (const method of sdk.methods)
      for (const form of method.command === undefined ? listOf(method.path) : [`${method.command}()`])
        for (const language of ['python', 'script'] as const) {
          if ((sdk.packages[language] ?? []).length === 0) continue;
          if (method.language !== undefined && method.language !== language) continue;
          if ((language === 'python' ? CAMEL : SNAKE).test(form)) continue;
          const clients = sdk.clients.filter(
            c => method.client === undefined || listOf(method.client).includes(c.name),
          );
          if (
            method.command === undefined &&
            !clients.some(c => c.language === undefined || c.language === language)
          )
            continue;
          const reported = [sdk.id, ...clients.flatMap(c => c.sdk ?? [])];
          forms.set(`${sdk.id} ${language} ${form}`, { sdk: sdk.id, language, form, reported });
        }
  return [...forms.values()];
}

/** Forms that no call of these shows. */
export function formsWithout(calls: readonly Pick<Call, 'sdk' | 'file' | 'foundBy'>[]): string[] {
  const found = calls.map(({ sdk, file, foundBy }) => ({
    sdk,
    language: /\.(py|ipynb)$/.test(file) ? 'python' : 'script',
    path: foundBy.replace(/^[^ ]*: |^path /, '.').replace(/ in a workspace.*$|, handed over$/, ''),
  }));
  return declaredForms()
    .filter(
      ({ language, form, reported }) =>
        !found.some(f => f.language === language && reported.includes(f.sdk) && endsIn(f.path, form)),
    )
    .map(({ sdk, language, form }) => `${sdk} ${language} ${form}`);
}

const endsIn = (path: string, form: string): boolean => path.endsWith(`.${form}`) || path === form;
