// Requests written for these tests, one or two for each API, with every kind of member that a reader looks at.
const weather = {
  type: 'object',
  properties: {
    city: { type: 'string', description: 'Name of the town' },
    unit: { type: 'string', enum: ['c', 'f'] },
    days: { type: 'integer', minimum: 1, default: null },
    tags: { type: 'array', items: { $ref: '#/$defs/tag' } },
  },
  required: ['city'],
  $defs: {
    tag: {
      type: 'object',
      title: 'Tag',
      properties: { name: { type: ['string', 'null'], description: 'a label' } },
    },
  },
};
const call = { id: 'c1', type: 'function', function: { name: 'forecast', arguments: '{"city": "Ulm"}' } };
const tool = {
  type: 'function',
  function: { name: 'forecast', description: 'Weather of\na town', parameters: weather },
};

export const bodies: readonly { api: string; provider: string; model: string; request: object }[] = [
  {
    api: 'openai-chat',
    provider: 'openai',
    model: 'gpt-4o-mini',
    request: {
      model: 'gpt-4o-mini',
      max_tokens: 300,
      messages: [
        { role: 'system', content: 'You plan trips.' },
        { role: 'user', name: 'ann', content: [{ type: 'text', text: 'Rain in Ulm?' }, { type: 'image_url', image_url: { url: 'https://a.example/x.png', detail: 'low' } }] },
        { role: 'assistant', content: null, tool_calls: [call, { ...call, id: 'c2' }] },
        { role: 'tool', tool_call_id: 'c1', content: '11 °C' },
        { role: 'tool', tool_call_id: 'c2', content: [{ type: 'text', text: 'dry' }] },
      ],
      tools: [tool],
      tool_choice: { type: 'function', function: { name: 'forecast' } },
      response_format: { type: 'json_schema', json_schema: { name: 'plan', schema: weather, strict: true } },
      reasoning_effort: 'low',
      n: 2,
    },
  },
  {
    api: 'openai-responses',
    provider: 'openai',
    model: 'gpt-5-nano',
    request: {
      instructions: 'Be brief.',
      input: [
        { role: 'user', content: [{ type: 'input_text', text: 'Hi' }, { type: 'input_image', image_url: 'data:image/png;base64,AAAA' }] },
        { type: 'reasoning', summary: [{ type: 'summary_text', text: 'hm' }], encrypted_content: 'x'.repeat(1500) },
        { type: 'function_call', call_id: 'c1', name: 'forecast', arguments: '{}' },
        { type: 'function_call_output', call_id: 'c1', output: 'dry' },
      ],
      tools: [{ type: 'function', name: 'forecast', description: 'w', parameters: weather }, { type: 'web_search' }],
      text: { format: { type: 'json_schema', name: 'plan', schema: weather } },
      max_output_tokens: 99,
      reasoning: { effort: 'high' },
    },
  },
  { api: 'openai-completions', provider: 'openai', model: 'gpt-3.5-turbo-instruct', request: { prompt: ['Once', 'upon'], max_tokens: 5 } },
  {
    api: 'anthropic-messages',
    provider: 'anthropic',
    model: 'claude-sonnet-4-5',
    request: {
      system: [{ type: 'text', text: 'Rules' }],
      max_tokens: 1000,
      thinking: { type: 'enabled', budget_tokens: 1024 },
      messages: [
        { role: 'user', content: [{ type: 'document', title: 'notes', source: { type: 'text', data: 'abc' } }, { type: 'image', source: { type: 'base64', media_type: 'image/png', data: 'iVBORw0KGgo=' } }] },
        { role: 'assistant', content: [{ type: 'thinking', thinking: 'so' }, { type: 'tool_use', id: 't', name: 'forecast', input: { city: 'Ulm' } }] },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't', content: [{ type: 'text', text: 'dry' }] }] },
      ],
      tools: [{ name: 'forecast', description: 'w', input_schema: weather }],
      tool_choice: { type: 'any', disable_parallel_tool_use: true },
      output_config: { format: { type: 'json_schema', schema: weather } },
    },
  },
  {
    api: 'gemini-generate',
    provider: 'google',
    model: 'gemini-2.5-flash',
    request: {
      systemInstruction: { parts: [{ text: 'Rules' }] },
      contents: [
        { role: 'user', parts: [{ text: 'Look' }, { inlineData: { mimeType: 'image/png', data: 'AAAA' } }, { inline_data: { mime_type: 'text/plain', data: 'aGVsbG8=' } }] },
        { role: 'model', parts: [{ functionCall: { name: 'forecast', args: { city: 'Ulm' } }, thoughtSignature: 'abc' }] },
        { role: 'user', parts: [{ functionResponse: { name: 'forecast', response: { result: 3 } } }] },
      ],
      tools: [{ functionDeclarations: [{ name: 'forecast', description: 'w', parameters: weather }] }, { googleSearch: {} }],
      toolConfig: { functionCallingConfig: { mode: 'ANY', allowedFunctionNames: ['forecast'] } },
      generationConfig: { maxOutputTokens: 50, responseSchema: weather, thinkingConfig: { thinkingBudget: 0 }, candidateCount: 2 },
    },
  },
  { api: 'gemini-count', provider: 'google', model: 'gemini-3-flash', request: { generateContentRequest: { contents: [{ parts: [{ text: 'Hi' }] }] } } },
  {
    api: 'bedrock-converse',
    provider: 'bedrock',
    model: 'eu.amazon.nova-2-lite-v1:0',
    request: {
      system: [{ text: 'Rules' }],
      messages: [
        { role: 'user', content: [{ text: 'Hi' }, { document: { name: 'a', format: 'pdf', source: { bytes: 'JVBERi0=' } } }, { video: { source: {} } }] },
        { role: 'assistant', content: [{ toolUse: { toolUseId: 't', name: 'forecast', input: {} } }, { reasoningContent: { reasoningText: { text: 'so' } } }] },
        { role: 'user', content: [{ toolResult: { toolUseId: 't', content: [{ json: { a: 1 } }, { searchResult: { source: 's', title: 't', content: [{ text: 'x' }] } }] } }] },
      ],
      toolConfig: { tools: [{ toolSpec: { name: 'forecast', description: 'w', inputSchema: { json: weather } } }], toolChoice: { tool: { name: 'forecast' } } },
      inferenceConfig: { maxTokens: 10 },
      outputConfig: { textFormat: { structure: { jsonSchema: { name: 'x', schema: '{"type":"object"}' } } } },
    },
  },
  { api: 'bedrock-invoke', provider: 'bedrock', model: 'meta.llama3-8b-instruct-v1:0', request: { prompt: 'Hi', max_gen_len: 9 } },
  { api: 'bedrock-invoke', provider: 'bedrock', model: 'amazon.titan-embed-text-v2:0', request: { inputText: 'Hi', normalize: true } },
  {
    api: 'cohere-chatv2',
    provider: 'cohere',
    model: 'command-a-03-2025',
    request: { messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }, { type: 'document', document: { data: { text: 'd' } } }] }], documents: [{ data: { text: 'facts' } }, 'plain'], tools: [tool], response_format: { type: 'json_object', json_schema: weather } },
  },
  { api: 'cohere-chatv1', provider: 'cohere', model: 'command-r', request: { message: 'Hi', preamble: 'Rules', chat_history: [{ role: 'CHATBOT', message: 'Yes' }], tools: [{ name: 'f', description: 'd', parameter_definitions: {} }] } },
  { api: 'ollama-chat', provider: 'ollama', model: 'qwen3', request: { messages: [{ role: 'user', content: 'Hi', images: ['AAAA'] }], format: weather, options: { num_predict: 5 }, think: true } },
  { api: 'ollama-generate', provider: 'ollama', model: 'llama3.1', request: { prompt: 'Hi', system: 'Rules', format: 'json' } },
  { api: 'embeddings', provider: 'openai', model: 'text-embedding-3-small', request: { input: ['one', 'two', [1, 2, 3]] } },
]; // prettier-ignore
