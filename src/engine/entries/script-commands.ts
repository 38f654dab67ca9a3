import { defineEntryFramework } from './define-entry-framework.ts';

export const scriptCommands = defineEntryFramework({
  id: 'commander',
  packages: {
    script: [
      'commander',
      '@commander-js/extra-typings',
      'yargs',
      'yargs/yargs',
      'cac',
      'citty',
      'clipanion',
      '@oclif/core',
      'sade',
      'meow',
      '@clack/prompts',
    ],
  },
  registrations: [
    { methods: ['action'], kind: 'cli', name: '{command}', loose: 'none' },
    { methods: ['command'], kind: 'cli', name: '{path}' },
    { methods: ['defineCommand'], kind: 'cli', name: '{function}', key: ['run'], isNamedByHolder: true },
  ],
  classes: [{ bases: ['Command'], methods: ['run', 'execute'], kind: 'cli', name: '{class}' }],
});
