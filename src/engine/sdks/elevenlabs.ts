import { defineSdk, type Method } from './define-sdk.ts';
import { textField } from './prompt-fields.ts';

const speech = {
  kind: 'audio',
  api: 'audio',
  model: ['model_id', 'modelId'],
  prompt: textField('text'),
  options: 1,
} as const satisfies Partial<Method>;

/** Source: @elevenlabs/elevenlabs-js 2.73 (api/resources/*); the Python package comes from the same generator. */
export const elevenlabs = defineSdk({
  id: 'elevenlabs',
  provider: 'elevenlabs',
  packages: {
    python: ['elevenlabs'],
    script: ['@elevenlabs/elevenlabs-js', 'elevenlabs', 'elevenlabs-node'],
  },
  clients: [
    ...['ElevenLabs', 'AsyncElevenLabs', 'ElevenLabsClient'].map(name => ({ name })),
    { name: '', language: 'python' },
  ],
  methods: [
    {
      ...speech,
      path: [
        'text_to_speech.convert',
        'text_to_speech.convert_with_timestamps',
        'text_to_speech.convert_as_stream',
        'textToSpeech.convert',
        'textToSpeech.convertWithTimestamps',
        'textToSpeech.convertAsStream',
      ],
      isDistinctive: true,
    },
    {
      ...speech,
      path: [
        'text_to_speech.stream',
        'text_to_speech.stream_with_timestamps',
        'textToSpeech.stream',
        'textToSpeech.streamWithTimestamps',
      ],
      stream: true,
      isDistinctive: true,
    },
    {
      ...speech,
      options: 0,
      path: [
        'speech_to_text.convert',
        'speechToText.convert',
        'text_to_sound_effects.convert',
        'textToSoundEffects.convert',
        'text_to_dialogue.convert',
        'textToDialogue.convert',
        'music.compose',
        'music.stream',
        'text_to_voice.create_previews',
        'textToVoice.createPreviews',
      ],
    },
    {
      ...speech,
      path: [
        'speech_to_speech.convert',
        'speechToSpeech.convert',
        'speech_to_speech.stream',
        'speechToSpeech.stream',
      ],
      prompt: [],
    },
    { ...speech, options: 0, path: 'generate', model: ['model'], language: 'python' },
  ],
});
