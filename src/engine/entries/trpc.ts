import { defineEntryFramework } from './define-entry-framework.ts';

export const trpc = defineEntryFramework({
  id: 'trpc',
  packages: { script: ['@trpc/server'] },
  registrations: [
    {
      methods: ['query', 'mutation', 'subscription'],
      kind: 'http-route',
      name: '{function}',
      isNamedByHolder: true,
    },
  ],
});
