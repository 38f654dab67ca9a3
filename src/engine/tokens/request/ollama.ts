import { emptyMessage, type BillableRequest } from './billable-request.ts';
import { amount, isObject, list, member, text, type Json } from './loose.ts';
import { attachment } from './media.ts';
import { readOpenAiChat } from './openai-chat.ts';

/** Reads a body of Ollama's /api/chat: Chat's form, with images beside the content and options apart. */
export function readOllamaChat(body: Json): Partial<BillableRequest> {
  const base = readOpenAiChat(body);
  const raw = list(member(body, 'messages'));
  const messages = (base.messages ?? []).map((message, i) => {
    const images = list(member(raw[i], 'images')).map(data => attachment('image', text(data)));
    return images.length > 0 ? { ...message, media: [...message.media, ...images] } : message;
  });
  return { ...base, ...options(body), messages };
}

/** Reads a body of Ollama's /api/generate. */
export function readOllamaGenerate(body: Json): Partial<BillableRequest> {
  const system = text(member(body, 'system'));
  const head = system ? [{ ...emptyMessage, role: 'system', text: [system] }] : [];
  const media = list(member(body, 'images')).map(data => attachment('image', text(data)));
  return {
    messages: [...head, { ...emptyMessage, text: [text(member(body, 'prompt'))], media }],
    ...options(body),
  };
}

function options(body: Json): Partial<BillableRequest> {
  const format = member(body, 'format');
  const think = member(body, 'think');
  return {
    outputCap: amount(member(member(body, 'options'), 'num_predict')),
    jsonMode: format === 'json',
    responseSchema: isObject(format) ? { name: '', description: '', schema: format as Json } : null,
    reasoning: typeof think === 'boolean' ? { effort: null, budget: null, enabled: think } : null,
  };
}
