/** Who bills for requests to a host, by the end of its name. Sources: vendors' API references; facts measured on recorded traffic. */
const HOSTS: readonly (readonly [string, string])[] = [
  ['api.openai.com', 'openai'],
  ['openai.azure.com', 'azure'],
  ['cognitiveservices.azure.com', 'azure'],
  ['services.ai.azure.com', 'azure'],
  ['api.anthropic.com', 'anthropic'],
  ['generativelanguage.googleapis.com', 'google'],
  ['aiplatform.googleapis.com', 'google'],
  ['amazonaws.com', 'aws'],
  ['api.mistral.ai', 'mistral'],
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
  ['aliyuncs.com', 'alibaba'],
  ['api.moonshot.ai', 'moonshotai'],
  ['api.moonshot.cn', 'moonshotai'],
  ['api.minimax.io', 'minimax'],
  ['volces.com', 'volcengine'],
  ['router.huggingface.co', 'huggingface'],
  ['api-inference.huggingface.co', 'huggingface'],
  ['api.replicate.com', 'replicate'],
  ['models.github.ai', 'github'],
  ['models.inference.ai.azure.com', 'github'],
  ['api.voyageai.com', 'voyage'],
  ['api.writer.com', 'writer'],
  ['ai-gateway.vercel.sh', 'vercel'],
  ['gateway.ai.cloudflare.com', 'cloudflare'],
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

const LOCAL = /^(localhost|127\.|0\.0\.0\.0|\[?::1\]?|host\.docker\.internal|.*\.local$)/;

/** Provider of a base URL; 'local' for the user's own machine, null for a host that nobody knows. */
export function providerOfUrl(url: string): string | null {
  const host = /^(?:[a-z]+:\/\/)?([^/:?#]+)/i.exec(url.trim())?.[1]?.toLowerCase() ?? '';
  if (LOCAL.test(host)) return 'local';
  for (const [name, provider] of [...HOSTS, ...TRANSPARENT])
    if (host === name || host.endsWith(`.${name}`) || host.endsWith(`-${name}`)) return provider;
  return null;
}
