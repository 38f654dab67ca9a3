const VENDORS: readonly (readonly [RegExp, string])[] = [
  [
    /gpt-oss|^(chat)?gpt|^o[134](-|$)|^text-embedding-(3|ada)|^whisper|^tts-|^dall-e|codex|^text-(davinci|curie|babbage|ada)|^(davinci|curie|babbage|ada)(-|$)|moderation|^computer-use|^sora/,
    'openai',
  ],
  [/claude/, 'anthropic'],
  [/gemini|gemma|^text-embedding-00|^imagen|^veo|palm|bison/, 'google'],
  [/deepseek/, 'deepseek'],
  [/llama|^meta\./, 'meta'],
  [/mistral|mixtral|codestral|ministral|pixtral|devstral|magistral|voxtral/, 'mistral'],
  [/grok/, 'x-ai'],
  [/command|^embed-|^rerank|aya-|^cohere/, 'cohere'],
  [/nova-|titan/, 'amazon'],
  [/qwen|qwq|qvq/, 'alibaba'],
  [/kimi|moonshot/, 'moonshotai'],
  [/glm-/, 'zai'],
  [/sonar|pplx|r1-1776/, 'perplexity'],
  [/voyage/, 'voyageai'],
  [/minimax|abab/, 'minimax'],
  [/jamba|^j2-/, 'ai21'],
  [/phi-|wizardlm|^mai-/, 'microsoft'],
  [/hermes/, 'nousresearch'],
  [/nemotron/, 'nvidia'],
  [/granite/, 'ibm'],
];

/** Who made a model, told by its name (without provider path); null where the name doesn't tell. */
export function vendorOf(model: string): string | null {
  const name = model.toLowerCase().split('/').at(-1) ?? '';
  return VENDORS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
