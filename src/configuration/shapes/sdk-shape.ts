import { list, record, table, text } from './shape.ts';

export const sdks = table(
  'Internal clients: packages of your own that send requests to a model.',
  'id that you give it',
  record(
    'An internal client.',
    {
      packages: list('Packages or modules that it is imported from.', text('Package or module.')),
      provider: text('Provider who bills, where it is always the same.'),
      clients: list(
        'Classes and functions that make a client; without them the package itself is the client.',
        text('Name.'),
      ),
      methods: list(
        'Methods that send a request.',
        record(
          'A method.',
          {
            path: text('Path from the client on: "chat.ask".'),
            kind: text('Kind of call.'),
            model: text('Argument that holds the model: its name, or its position from 0 on.'),
            prompt: text('Argument that holds the prompt.'),
            'output-cap': text('Argument that limits the answer.'),
            tools: text('Argument that holds the tools.'),
          },
          ['path', 'kind'],
        ),
      ),
    },
    ['packages', 'methods'],
  ),
);
