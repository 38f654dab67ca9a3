import type { Sources } from '../../sources.ts';
import { oneOf, type Value } from '../../values/value.ts';
import type { Method, SdkDeclaration } from '../define-sdk.ts';
import { bamlMessages } from './baml-prompt.ts';
import {
  parseBaml,
  type BamlClient,
  type BamlFunction,
  type BamlProject,
  type Located,
} from './parse-baml.ts';

/** Who bills, by BAML's names of providers; null where the address tells. */
const PROVIDERS: Readonly<Record<string, string | null>> = {
  openai: 'openai',
  'openai-responses': 'openai',
  'openai-generic': null,
  anthropic: 'anthropic',
  'google-ai': 'google',
  'vertex-ai': 'google',
  'aws-bedrock': 'aws',
  'azure-openai': 'azure',
  'microsoft-foundry': 'azure',
  openrouter: 'openrouter',
  ollama: 'local',
  cerebras: 'cerebras',
  groq: 'groq',
  huggingface: 'huggingface',
  'lm-studio': 'local',
  vllm: 'local',
  together: 'together',
  unify: null,
  litellm: null,
  tinfoil: null,
};

/**
 * BAML: the functions of a project's `.baml` files are what its generated client has as methods, so the declaration is
 * made from those files: model, prompt and retries stand there and nowhere in the code. Source: docs.boundaryml.com (BAML
 * v0: client options, `with_options`, `b.stream`); baml-examples of 2025-10.
 */
export function bamlDeclarations(sources: Sources): readonly SdkDeclaration[] | null {
  const files = sources.named(['*.baml']).flatMap(file => {
    const text = sources.text(file);
    return text === undefined ? [] : [{ file, text }];
  });
  if (files.length === 0) return null;
  const project = parseBaml(files);
  const modules = modulesOf(sources);
  const byProvider = new Map<string | null, Method[]>();
  for (const fn of project.functions) {
    const clients = clientsOf(fn.client?.text ?? '', project);
    const providers = new Set(clients.map(providerOf));
    const provider =
      clients.length === 0
        ? (PROVIDERS[vendorIn(fn.client)] ?? null)
        : providers.size === 1
          ? providerOf(clients[0]!)
          : null;
    const known = byProvider.get(provider) ?? [];
    byProvider.set(provider, [...known, ...methodsOf(fn, project)]);
  }
  return [...byProvider].map(([provider, methods]) => ({
    id: 'baml',
    provider,
    packages: modules,
    isGenerated: true,
    clients: [{ name: '', ...(provider === 'azure' ? { usesDeployments: true } : {}) }],
    transparent: ['with_options()', 'withOptions()'],
    methods,
  }));
}

/** How the workspace imports the generated client: `baml_client`, `@/baml_client`, `../baml_client`. */
function modulesOf(sources: Sources): SdkDeclaration['packages'] {
  const python = new Set(['baml_client']);
  const script = new Set(['@/baml_client']);
  for (const path of sources.mentioning(['baml_client']))
    for (const { module } of sources.facts(path)?.imports ?? []) {
      const name = /^(.*?(?:^|[./])baml_client)(?=$|[./])/.exec(module)?.[1];
      if (name !== undefined) (/\.(pyi?|ipynb)$/.test(path) ? python : script).add(name);
    }
  return { python: [...python], script: [...script] };
}

function methodsOf(fn: BamlFunction, project: BamlProject): Method[] {
  const clients = clientsOf(fn.client?.text ?? '', project);
  const [first] = clients;
  const retries = Math.max(0, ...clients.map(c => project.retries.get(c.retryPolicy ?? '') ?? 0));
  const named = [...project.clients.keys()].map(name => [name, modelOf(clientsOf(name, project))] as const);
  const method: Omit<Method, 'path' | 'stream'> = {
    kind: 'chat',
    api: 'openai-chat',
    positional: fn.parameters,
    options: fn.parameters.length,
    model: ['baml_options.client', 'client', '@with_options.client', '@withOptions.client', '@file.model'],
    names: new Map(named),
    prompt: [{ field: '@file.prompt', as: 'messages', filled: { braces: 'double', from: '' } }],
    outputCap: ['@file.cap'],
    retries: { fields: [], default: retries },
    file: new Map<string, Value>([
      ...(fn.prompt ? [['prompt', bamlMessages(fn.prompt)] as const] : []),
      ...(first
        ? [['model', modelOf(clients)] as const]
        : fn.client
          ? [['model', textOf(fn.client)] as const]
          : []),
      ...(first?.outputCap
        ? [
            [
              'cap',
              { kind: 'constant', value: first.outputCap, via: 'config-file', place: fn.client! },
            ] as const,
          ]
        : []),
    ]),
  };
  return [
    { ...method, path: `b.${fn.name}` },
    { ...method, path: `b.stream.${fn.name}`, stream: true },
  ];
}

/** The clients behind a name: one, or those of its strategy in order. */
function clientsOf(name: string, { clients }: BamlProject, depth = 0): BamlClient[] {
  const client = clients.get(name);
  if (!client || depth > 4) return [];
  return client.strategy.length > 0
    ? client.strategy.flatMap(inner =>
        clientsOf(inner, { clients, functions: [], retries: new Map() }, depth + 1),
      )
    : [client];
}

const modelOf = (clients: readonly BamlClient[]): Value =>
  oneOf(clients.flatMap(c => (c.model ? [{ value: textOf(c.model), when: null }] : [])));

const textOf = ({ text, file, start, end }: Located): Value => ({
  kind: 'text',
  pieces: [{ text, file, start, end }],
  via: 'config-file',
});

const providerOf = ({ provider, hasBaseUrl }: BamlClient): string | null =>
  hasBaseUrl && provider.startsWith('openai') ? null : (PROVIDERS[provider] ?? null);

const vendorIn = (client: Located | null): string => client?.text.split('/')[0] ?? '';
