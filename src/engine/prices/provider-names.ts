/** Names under which programs and SDKs know a provider -> the catalogue's name of who bills. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    alibaba: 'alibaba dashscope aliyun alibaba-cloud model-studio',
    anthropic: 'anthropic claude',
    arcee: 'arcee arcee-ai',
    avian: 'avian',
    aws: 'aws bedrock amazon-bedrock aws-bedrock amazon bedrock-converse bedrock-runtime bedrock-mantle sagemaker-bedrock',
    azure:
      'azure azure-openai azureopenai azure-ai azure-ai-inference azure-foundry azure-ai-foundry microsoft-foundry azure-cognitive-services azure-text',
    baseten: 'baseten',
    cerebras: 'cerebras',
    cloudflare: 'cloudflare workers-ai cloudflare-workers-ai',
    cohere: 'cohere cohere-chat',
    cursor: 'cursor',
    deepinfra: 'deepinfra deep-infra',
    deepseek: 'deepseek',
    doubleword: 'doubleword',
    fireworks: 'fireworks fireworks-ai',
    'github-copilot': 'github-copilot copilot',
    google:
      'google gemini vertex vertexai vertex-ai google-vertex google-vertexai google-genai google-generativeai google-generative-ai google-ai google-ai-studio googleai google-gla google-vertex-anthropic vertex-ai-beta',
    groq: 'groq',
    minimax: 'minimax minimaxi',
    mistral: 'mistral mistralai mistral-ai codestral',
    modal: 'modal',
    moonshotai: 'moonshotai moonshot kimi',
    nebius: 'nebius nebius-ai token-factory',
    novita: 'novita novita-ai',
    openai: 'openai open-ai chatgpt text-completion-openai openai-responses openai-chat openai-codex',
    openrouter: 'openrouter open-router',
    ovhcloud: 'ovhcloud ovh',
    perplexity: 'perplexity pplx',
    quicksilverpro: 'quicksilverpro',
    together: 'together togetherai together-ai',
    typesafe: 'typesafe',
    voyageai: 'voyageai voyage',
    'x-ai': 'x-ai xai grok',
    zai: 'zai z-ai',
    zhipuai: 'zhipuai zhipu bigmodel',
    huggingface_cerebras: 'huggingface-cerebras',
    'huggingface_fireworks-ai': 'huggingface-fireworks-ai',
    huggingface_groq: 'huggingface-groq',
    huggingface_hyperbolic: 'huggingface-hyperbolic',
    huggingface_nebius: 'huggingface-nebius',
    huggingface_novita: 'huggingface-novita',
    huggingface_nscale: 'huggingface-nscale',
    huggingface_ovhcloud: 'huggingface-ovhcloud',
    huggingface_publicai: 'huggingface-publicai',
    huggingface_sambanova: 'huggingface-sambanova',
    huggingface_together: 'huggingface-together',
  }).flatMap(([id, names]) =>
    [id.toLowerCase(), ...names.split(' ')].map(name => [name.replaceAll('_', '-'), id] as const),
  ),
);

/** Software that passes requests on, or speaks another's API: says nothing about who bills. */
const GATEWAYS: ReadonlySet<string> = new Set(
  'litellm litellm-proxy portkey helicone langchain llamaindex llama-index vercel ai-gateway vercel-ai-gateway gateway openai-compatible openai-like custom custom-openai unknown instructor dspy ai-sdk aisuite haystack crewai'.split(
    ' ',
  ),
);

const LOCAL =
  /ollama|lm[-_ ]?studio|llama[-_.]?cpp|llamafile|gpustack|vllm|localai|local-ai|sentence-?transformers|text-generation-inference|\btgi\b|mlx|gpt4all|koboldcpp|xinference|localhost|127\.0\.0\.1|0\.0\.0\.0|^local$|docker-model-runner|^transformers$|fastembed|huggingface-local|infinity-emb/;

export type ProviderHint =
  | { readonly is: 'provider'; readonly provider: string }
  | { readonly is: 'local'; readonly runtime: string }
  | { readonly is: 'none' }
  | { readonly is: 'unknown'; readonly name: string };

/** What a provider's name, as a program writes it, says about who bills. */
export function readProviderHint(name: string | null | undefined): ProviderHint {
  const plain = (name ?? '').trim().toLowerCase().replaceAll('_', '-');
  if (plain === '' || GATEWAYS.has(plain)) return { is: 'none' };
  const local = LOCAL.exec(plain);
  if (local !== null) return { is: 'local', runtime: local[0] };
  const provider =
    NAMES.get(plain) ?? NAMES.get(plain.replaceAll('.', '-')) ?? NAMES.get(plain.replaceAll(' ', '-'));
  return provider === undefined ? { is: 'unknown', name: plain } : { is: 'provider', provider };
}
