import { defineSdk, type Method } from './define-sdk.ts';
import { openaiChat } from './openai-surface.ts';
import { textField } from './prompt-fields.ts';

const speech = {
  kind: 'audio',
  api: 'audio',
  model: ['model'],
  prompt: textField('text'),
  options: 1,
} as const satisfies Partial<Method>;

/** Source: sarvamai 1.1.10 (api/resources/*); the Python package comes from the same generator. */
export const sarvam = defineSdk({
  id: 'sarvam',
  provider: 'sarvam',
  packages: { python: ['sarvamai'], script: ['sarvamai'] },
  clients: [{ name: 'SarvamAI' }, { name: 'AsyncSarvamAI' }, { name: 'SarvamAIClient' }],
  methods: [
    { ...openaiChat, path: 'chat.completions', outputCap: ['max_tokens'] },
    { ...openaiChat, path: 'chat.completions.create', language: 'python', outputCap: ['max_tokens'] },
    {
      ...speech,
      path: [
        'text_to_speech.convert',
        'textToSpeech.convert',
        'speech_to_text.transcribe',
        'speechToText.transcribe',
        'speech_to_text.translate',
        'speechToText.translate',
      ],
      model: ['model'],
      options: 0,
    },
    {
      path: ['text.translate', 'text.transliterate', 'text.identify_language', 'text.identifyLanguage'],
      kind: 'completion',
      api: 'openai-completions',
      model: ['model'],
      prompt: textField('input'),
    },
  ],
});
