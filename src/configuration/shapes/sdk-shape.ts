import { choice, flag, list, record, table, text } from './shape.ts';

export const CALL_KINDS = [
  'chat',
  'completion',
  'embedding',
  'image',
  'audio',
  'rerank',
  'moderation',
  'agent-run',
  'realtime',
  'batch',
  'http',
] as const;

export const APIS = [
  'openai-chat',
  'openai-responses',
  'openai-completions',
  'anthropic-messages',
  'gemini-generate',
  'bedrock-converse',
  'cohere-chatv2',
  'ollama-chat',
  'embeddings',
] as const;

const argument = (what: string) =>
  list(
    what,
    text(
      'Argument: a keyword in Python, a member of the options object in JavaScript, `config.model` inside one, `@client.model` at the client’s constructor.',
    ),
  );

export const sdks = table(
  'Internal clients: packages of your own that send requests to a model. They are found, priced and advised like the known ones.',
  'id that you give it',
  record(
    'An internal client.',
    {
      packages: list(
        'Packages or modules that it is imported from.',
        text('As in the import: "acme.llm", "@acme/llm".'),
      ),
      provider: text('Provider who bills, where it is always the same.'),
      clients: list(
        'Classes or functions that make the client; without them, the methods are functions of the package.',
        text('Name.'),
      ),
      methods: list(
        'Methods that send a request.',
        record(
          'A method.',
          {
            path: list('Path from the client on.', text('"chat.ask", "ask".')),
            kind: choice('Kind of call; chat unless said.', CALL_KINDS),
            model: argument('Where the model stands; `model` unless said.'),
            prompt: argument('Where the messages or the text stand; `messages` unless said.'),
            system: argument('Where the system prompt stands, if apart.'),
            'output-cap': argument('Where the limit of the answer stands.'),
            tools: argument('Where the tools stand.'),
            positional: list(
              'Names of arguments that are given by position, in order; in JavaScript the options object then comes behind them.',
              text('Name.'),
            ),
            api: choice('API whose rules count the tokens; by the provider unless said.', APIS),
            language: choice('Only in this language.', ['python', 'javascript']),
            stream: flag('True if it always streams.'),
          },
          ['path'],
        ),
      ),
    },
    ['packages', 'methods'],
  ),
);
