import { emptyMessage, type BillableRequest, type Media } from './billable-request.ts';
import { isObject, list, member, text, textOrNull, type Json } from './loose.ts';
import { attachment, kindOf } from './media.ts';

/** Reads a request for embeddings, in the form of OpenAI, Cohere, Google, Titan or Nova. */
export function readEmbeddings(body: Json): Partial<BillableRequest> {
  const inputs: string[] = [];
  const media: Media[] = [];
  const take = (value: Json | undefined): void => {
    if (typeof value === 'string') inputs.push(value);
    else if (Array.isArray(value)) takeList(value as readonly Json[]);
    else if (isObject(value)) takeObject(value as Json);
  };
  const takeList = (value: readonly Json[]): void => {
    if (typeof value[0] === 'number')
      inputs.push(' a'.repeat(value.length)); // token ids: as many tokens
    else for (const item of value) take(item);
  };
  const takeObject = (value: Json): void => {
    const words = textOrNull(member(value, 'text')) ?? textOrNull(member(value, 'value'));
    if (words !== null) inputs.push(words);
    for (const key of ['content', 'parts', 'text', 'input']) if (typeof member(value, key) === 'object') take(member(value, key)); // prettier-ignore
    const image = member(value, 'image_url');
    const inline = member(value, 'inline_data') ?? member(value, 'inlineData');
    if (image !== undefined) media.push(attachment('image', text(image) || text(member(image, 'url'))));
    if (inline !== undefined) media.push(attachment(kindOf(text(member(inline, 'mime_type')) || text(member(inline, 'mimeType')), 'image'), text(member(inline, 'data')))); // prettier-ignore
  };
  const sources = [
    'input',
    'inputs',
    'inputText',
    'texts',
    'content',
    'requests',
    'singleEmbeddingParams',
    'prompt',
  ];
  for (const key of sources) take(member(body, key));
  for (const image of list(member(body, 'images'))) media.push(attachment('image', text(image)));
  return {
    inputs: inputs.map(item => [item]),
    messages: media.length > 0 ? [{ ...emptyMessage, media }] : [],
  };
}
