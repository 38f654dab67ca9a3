import { defineEntryFramework } from './define-entry-framework.ts';

export const convex = defineEntryFramework({
  id: 'convex',
  packages: { script: ['convex/server'] },
  registrations: [
    {
      methods: ['action', 'mutation', 'query', 'httpAction'],
      kind: 'http-route',
      name: '{function}',
      isNamedByHolder: true,
      modules: ['_generated/server'],
    },
    {
      methods: ['internalAction', 'internalMutation', 'internalQuery'],
      kind: 'job',
      name: '{function}',
      isNamedByHolder: true,
      modules: ['_generated/server'],
    },
    {
      methods: ['actionGeneric', 'mutationGeneric', 'queryGeneric', 'httpActionGeneric'],
      kind: 'http-route',
      name: '{function}',
      isNamedByHolder: true,
    },
    {
      methods: ['internalActionGeneric', 'internalMutationGeneric', 'internalQueryGeneric'],
      kind: 'job',
      name: '{function}',
      isNamedByHolder: true,
    },
  ],
});
