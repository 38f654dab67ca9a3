import { defineEntryFramework } from './define-entry-framework.ts';

export const pythonCommands = defineEntryFramework({
  id: 'click',
  packages: { python: ['click', 'typer', 'rich_click', 'asyncclick', 'invoke', 'cyclopts', 'fire', 'absl'] },
  decorators: [
    { methods: ['command', 'callback', 'group', 'default', 'task'], kind: 'cli', name: '{function}' },
  ],
  registrations: [
    { methods: ['run', 'Fire'], kind: 'cli', name: '{function}' },
    { methods: ['command'], kind: 'cli', name: '{function}' },
  ],
});

/** Sub-commands: `parser.set_defaults(func=run)`. */
export const argparse = defineEntryFramework({
  id: 'argparse',
  packages: { python: ['argparse'] },
  registrations: [{ methods: ['set_defaults'], kind: 'cli', name: '{function}', loose: 'none' }],
});
