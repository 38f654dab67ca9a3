/** Who bills for requests to a host, by the end of its name. Sources: vendors' API references; facts measured on recorded traffic. */
const HOSTS: readonly (readonly [string, string])[] = [
  ['api.openai.com', 'openai'],
  ['openai.azure.com', 'azure'],
  ['cognitiveservices.azure.com', 'azure'],
  ['services.ai.azure.com', 'azure'],
  ['models.ai.azure.com', 'azure'],
  ['api.anthropic.com', 'anthropic'],
  ['generativelanguage.googleapis.com', 'google'],
  ['aiplatform.googleapis.com', 'google'],
  ['firebasevertexai.googleapis.com', 'google'],
  ['api.mistral.ai', 'mistral'],
  ['codestral.mistral.ai', 'mistral'],
  ['api.cohere.com', 'cohere'],
  ['api.cohere.ai', 'cohere'],
  ['api.groq.com', 'groq'],
  ['api.together.xyz', 'together'],
  ['api.together.ai', 'together'],
  ['api.fireworks.ai', 'fireworks'],
  ['api.deepseek.com', 'deepseek'],
  ['api.x.ai', 'x-ai'],
  ['api.perplexity.ai', 'perplexity'],
  ['openrouter.ai', 'openrouter'],
  ['api.cerebras.ai', 'cerebras'],
  ['api.z.ai', 'zai'],
  ['open.bigmodel.cn', 'zai'],
  ['dashscope.aliyuncs.com', 'alibaba'],
  ['dashscope-intl.aliyuncs.com', 'alibaba'],
  ['aliyuncs.com', 'alibaba'],
  ['api.moonshot.ai', 'moonshotai'],
  ['api.moonshot.cn', 'moonshotai'],
  ['api.minimax.io', 'minimax'],
  ['api.minimax.chat', 'minimax'],
  ['api.minimaxi.com', 'minimax'],
  ['volces.com', 'volcengine'],
  ['router.huggingface.co', 'huggingface'],
  ['api-inference.huggingface.co', 'huggingface'],
  ['endpoints.huggingface.cloud', 'huggingface'],
  ['api.replicate.com', 'replicate'],
  ['models.github.ai', 'github'],
  ['models.inference.ai.azure.com', 'github'],
  ['api.githubcopilot.com', 'github-copilot'],
  ['api.voyageai.com', 'voyageai'],
  ['api.jina.ai', 'jina'],
  ['api.zeroentropy.dev', 'zeroentropy'],
  ['api.sarvam.ai', 'sarvam'],
  ['api.writer.com', 'writer'],
  ['api.ai21.com', 'ai21'],
  ['api.elevenlabs.io', 'elevenlabs'],
  ['api.deepgram.com', 'deepgram'],
  ['api.stability.ai', 'stability'],
  ['api.siliconflow.cn', 'siliconflow'],
  ['api.siliconflow.com', 'siliconflow'],
  ['api.deepinfra.com', 'deepinfra'],
  ['api.novita.ai', 'novita'],
  ['api.hyperbolic.xyz', 'hyperbolic'],
  ['api.sambanova.ai', 'sambanova'],
  ['api.studio.nebius.ai', 'nebius'],
  ['api.studio.nebius.com', 'nebius'],
  ['api.tokenfactory.nebius.com', 'nebius'],
  ['integrate.api.nvidia.com', 'nvidia'],
  ['inference.baseten.co', 'baseten'],
  ['api.lambda.ai', 'lambda'],
  ['ml.cloud.ibm.com', 'watsonx'],
  ['ai-gateway.vercel.sh', 'vercel'],
  ['gateway.ai.cloudflare.com', 'cloudflare'],
  ['api.cloudflare.com', 'cloudflare'],
  ['api.portkey.ai', 'portkey'],
];

/** Gateways that pass a request on: the price is that of the vendor behind them, the host does not tell which. */
const TRANSPARENT: readonly (readonly [string, string])[] = [
  ['oai.helicone.ai', 'openai'],
  ['oai.hconeai.com', 'openai'],
  ['anthropic.helicone.ai', 'anthropic'],
  ['together.helicone.ai', 'together'],
  ['groq.helicone.ai', 'groq'],
];

const LOCAL =
  /^(localhost|127\.|0\.0\.0\.0|\[?::1\]?$|host\.docker\.internal|.*\.local$|(ollama|vllm|lmstudio|llamacpp)$)/;
const BEDROCK = /^bedrock(-\w+)*\.[\w-]+\.amazonaws\.com/;

/** Host of an address, in lower case; "" when it has none. */
export const hostOf = (url: string): string =>
  /^(?:[a-z]+:)?\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(url.trim())?.[1]?.toLowerCase() ?? '';

/** Provider of a base URL; 'local' for the user's own machine, null for a host that nobody knows. */
export function providerOfUrl(url: string): string | null {
  const trimmed = url.trim();
  const host = hostOf(trimmed) || (/^([^/:?#]+)/.exec(trimmed)?.[1]?.toLowerCase() ?? '');
  if (LOCAL.test(host)) return 'local';
  if (BEDROCK.test(host)) return 'aws';
  for (const [name, provider] of [...HOSTS, ...TRANSPARENT])
    if (host === name || host.endsWith(`.${name}`) || host.endsWith(`-${name}`)) return provider;
  return null;
}

/**
 * Provider of an address with holes in braces, whose host is put together at run time and may still name its vendor:
 * "https://{region}-aiplatform.googleapis.com", "{OLLAMA_HOST}/api/chat", "{ENDPOINT}/openai/deployments/{ID}".
 */
export function providerOfOpenUrl(address: string): string | null {
  const [hole] = /^\{[^}]*\}/.exec(address) ?? [];
  if (hole && /ollama/i.test(hole)) return 'local';
  if (/\/openai\/deployments\//.test(address)) return 'azure';
  return providerOfUrl(address.replace(/\{[^}]*\}/g, 'x'));
}

/** Hosts whose name says where a request is served. Sources: the vendors' pages on regions and data residency. */
const REGIONS: readonly RegExp[] = [
  /^([a-z]{2})\.api\.openai\.com$/,
  /^([a-z]{2}(?:-[a-z]+-\d)?)\.api\.x\.ai$/,
  /^bedrock(?:-\w+)*\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com$/,
  /^([a-z]+-[a-z]+\d+)-aiplatform\.googleapis\.com$/,
];

/** Region that the host of an address names, else null. */
export function regionOfUrl(url: string): string | null {
  const host = hostOf(url);
  for (const pattern of REGIONS) {
    const region = pattern.exec(host)?.[1];
    if (region !== undefined) return region;
  }
  return null;
}

/** Names of hosts, as words that a source file may hold. */
export const hostWords: readonly string[] = [...HOSTS, ...TRANSPARENT]
  .map(([name]) => name)
  .concat('bedrock-runtime');
