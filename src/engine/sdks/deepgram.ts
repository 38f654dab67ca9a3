import { defineSdk, type Method } from './define-sdk.ts';
import { textField } from './prompt-fields.ts';

const listen = {
  kind: 'audio',
  api: 'audio',
  prompt: [],
  isDistinctive: true,
} as const satisfies Partial<Method>;

/** Source: @deepgram/sdk 5.13 (api/resources/*) and the forms of versions 2 to 4 (READMEs). */
export const deepgram = defineSdk({
  id: 'deepgram',
  provider: 'deepgram',
  packages: { python: ['deepgram'], script: ['@deepgram/sdk'] },
  clients: ['DeepgramClient', 'AsyncDeepgramClient', 'Deepgram', 'createClient', 'ClientOptionsFromEnv'].map(
    name => ({ name }),
  ),
  methods: [
    {
      ...listen,
      path: ['listen.v1.media.transcribe_file', 'listen.v1.media.transcribe_url'],
      model: ['model'],
    },
    { ...listen, path: ['listen.v1.media.transcribeFile'], options: 1, model: ['model'] },
    { ...listen, path: ['listen.v1.media.transcribeUrl'], model: ['model'] },
    {
      ...listen,
      path: [
        'listen.prerecorded.transcribeFile',
        'listen.prerecorded.transcribeUrl',
        'transcription.preRecorded',
      ],
      options: 1,
      model: ['model'],
    },
    {
      ...listen,
      path: [
        'listen.prerecorded.v().transcribe_file',
        'listen.prerecorded.v().transcribe_url',
        'listen.rest.v().transcribe_file',
        'listen.rest.v().transcribe_url',
        'listen.asyncrest.v().transcribe_file',
        'listen.asyncrest.v().transcribe_url',
      ],
      positional: ['source', 'options'],
      model: ['options.model'],
      language: 'python',
    },
    {
      ...listen,
      kind: 'realtime',
      path: ['listen.v1.connect', 'listen.v2.connect', 'listen.live'],
      model: ['model'],
    },
    {
      ...listen,
      kind: 'realtime',
      path: 'listen.websocket.v().start',
      language: 'python',
      positional: ['options'],
      model: ['options.model'],
    },
    {
      ...listen,
      path: 'speak.v1.audio.generate',
      model: ['model'],
      prompt: textField('text'),
    },
    {
      ...listen,
      path: 'speak.request',
      options: 1,
      positional: ['source'],
      model: ['model'],
      prompt: textField('source.text'),
      language: 'script',
    },
    {
      ...listen,
      path: ['speak.rest.v().save', 'speak.v().save'],
      language: 'python',
      positional: ['filename', 'source', 'options'],
      model: ['options.model'],
      prompt: textField('source.text'),
    },
    {
      ...listen,
      path: 'speak.rest.v().stream_memory',
      language: 'python',
      positional: ['source', 'options'],
      model: ['options.model'],
      prompt: textField('source.text'),
    },
  ],
});
