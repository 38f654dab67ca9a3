import type { Method, SdkDeclaration } from '../../src/engine/sdks/define-sdk.ts';
import { endpoints } from '../../src/engine/sdks/endpoints.ts';
import { sdks } from '../../src/engine/sdks/index.ts';

/** docs/sdks.md: every SDK that is known, from its declaration alone. */
export function documentation(): string {
  return `${[
    '# SDKs',
    'Made from the declarations in `src/engine/sdks` by `npm run docs:sdks`. A call is found by what its receiver is, not by its name: through imports, aliases, constructors, attributes, properties, functions, injection, context managers, wrappers and files that import a client. “By its path” marks methods that also count where the receiver is unknown, in workspaces that use the SDK.',
    ...groups().flatMap(describeSdk),
    '## baml',
    'The functions of a project’s `.baml` files are methods of the client that BAML generates (`baml_client` in Python, TypeScript and JavaScript): `b.Name(…)`, `b.stream.Name(…)`, `b.with_options(client=…).Name(…)`. Model, prompt, output cap and retries are read from those files.',
    '## HTTP',
    'Requests that no SDK makes (fetch, axios, got, ky, undici, ofetch; requests, httpx, aiohttp, urllib) count as `http` where their address is one of these, on a host that is known or, where the path tells by itself, on any:',
    table(
      ['Path', 'Hosts', 'Body of'],
      endpoints.map(e => [
        `\`${e.path.source.replaceAll('\\/', '/').replaceAll('|', '¦')}\``,
        e.providers?.join(', ') ?? (e.isDistinctive ? 'any' : 'known'),
        e.method.api,
      ]),
    ),
  ].join('\n\n')}\n`;
}

/** Declarations of one id stand together. */
function groups(): SdkDeclaration[][] {
  const byId = new Map<string, SdkDeclaration[]>();
  for (const sdk of sdks) byId.set(sdk.id, [...(byId.get(sdk.id) ?? []), sdk]);
  return [...byId.values()];
}

function describeSdk(group: readonly SdkDeclaration[]): string[] {
  const packages = (language: 'python' | 'script'): string =>
    [...new Set(group.flatMap(s => s.packages[language] ?? []))].map(p => `\`${p}\``).join(', ');
  const python = packages('python');
  const script = packages('script');
  const rows = group.flatMap(sdk => sdk.methods).map(describeMethod);
  const models = [...new Set(group.flatMap(s => s.models ?? []).flatMap(m => pathsOf(m.path)))];
  const seen = new Set<string>();
  const distinct = rows.filter(row => {
    const key = row.join('|');
    return !seen.has(key) && seen.add(key);
  });
  return [
    `## ${group[0]!.id}`,
    [
      ...(python ? [`- Python: ${python}`] : []),
      ...(script ? [`- TypeScript and JavaScript: ${script}`] : []),
      `- Billed by: ${[...new Set(group.map(s => s.provider ?? 'whoever the model or address names'))].join(', ')}`,
      ...(models.length > 0
        ? [
            `- Chooses a model: ${models
              .slice(0, 12)
              .map(m => `\`${m}\``)
              .join(', ')}${models.length > 12 ? ` and ${String(models.length - 12)} more` : ''}`,
          ]
        : []),
    ].join('\n'),
    ...(distinct.length > 0
      ? [table(['Forms', 'Kind', 'Read', 'Retries', 'Versions', 'By its path'], distinct)]
      : []),
  ];
}

const pathsOf = (path: string | readonly string[]): readonly string[] =>
  typeof path === 'string' ? [path] : path;

function describeMethod(method: Method): string[] {
  const language =
    method.language === 'python' ? ' (Python)' : method.language === 'script' ? ' (TypeScript)' : '';
  const forms = method.command ? [`send(new ${method.command}())`] : pathsOf(method.path);
  const read = [
    method.model.length > 0 ? 'model' : null,
    method.prompt.length > 0 ? 'prompt' : null,
    method.outputCap ? 'cap' : null,
    method.tools ? 'tools' : null,
    method.responseSchema ? 'schema' : null,
    method.promptCache ? 'caching' : null,
    method.tier ? 'tier' : null,
    method.answers ? 'answers' : null,
    method.stream ? 'streaming' : null,
    method.turns ? 'turns' : null,
  ].filter(r => r !== null);
  const retries = method.retries?.default;
  return [
    forms.map(f => `\`${f}\``).join(', ') + language,
    method.kind,
    read.join(', '),
    retries === undefined || retries === null
      ? ''
      : typeof retries === 'number'
        ? String(retries)
        : retries.map(v => `${String(v.value)} (${v.range})`).join(', '),
    method.versions ?? '',
    method.isDistinctive ? 'yes' : '',
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
