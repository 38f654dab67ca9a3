import type { SdkMethodSetting, SdkSetting } from '../configuration.ts';
import type { Method, SdkDeclaration } from '../sdks/define-sdk.ts';

/** An internal client of the configuration as a declaration like the project's own. */
export function sdkDeclaration({ id, packages, provider, clients, methods }: SdkSetting): SdkDeclaration {
  return {
    id,
    provider: provider ?? null,
    packages: { python: packages, script: packages },
    clients: clients.length === 0 ? [{ name: '' }] : clients.map(name => ({ name })),
    methods: methods.map(method => methodOf(method, provider)),
  };
}

function methodOf(setting: SdkMethodSetting, provider: string | undefined): Method {
  const { path, kind, model, prompt, system, outputCap, tools, positional, language, stream } = setting;
  const api = setting.api ?? apiOf(kind, provider);
  const as = kind === 'embedding' ? 'texts' : api === 'gemini-generate' ? 'contents' : 'messages';
  return {
    path,
    kind,
    api,
    model,
    prompt: [
      ...system.map(field => ({ field, as: 'text', role: 'system' }) as const),
      ...prompt.map(field => ({ field, as }) as const),
    ],
    ...(outputCap.length > 0 ? { outputCap } : {}),
    ...(tools.length > 0 ? { tools } : {}),
    ...(positional.length > 0 ? { positional, options: positional.length } : {}),
    ...(language ? { language: language === 'python' ? 'python' : 'script' } : {}),
    ...(stream === undefined ? {} : { stream }),
  };
}

/** The rules that an internal client's tokens are billed by: those of the provider behind it. */
function apiOf(kind: SdkMethodSetting['kind'], provider: string | undefined): string {
  if (kind === 'embedding') return 'embeddings';
  switch (provider) {
    case 'anthropic':
      return 'anthropic-messages';
    case 'google':
      return 'gemini-generate';
    case 'aws':
      return 'bedrock-converse';
    case 'cohere':
      return 'cohere-chatv2';
    case 'ollama':
      return 'ollama-chat';
    default:
      return kind === 'completion' ? 'openai-completions' : 'openai-chat';
  }
}
