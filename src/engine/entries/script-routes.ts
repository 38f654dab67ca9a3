import { defineEntryFramework } from './define-entry-framework.ts';

const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export const sveltekit = defineEntryFramework({
  id: 'sveltekit',
  packages: { script: ['@sveltejs/kit'] },
  files: [
    {
      path: /(^|\/)routes\/(.*\/)?\+server\.[jt]s$/,
      exports: VERBS,
      kind: 'http-route',
      name: '{function} {route}',
    },
    {
      path: /(^|\/)routes\/(.*\/)?\+(page|layout)\.server\.[jt]s$/,
      exports: ['load', 'actions'],
      kind: 'http-route',
      name: '{function} {route}',
    },
  ],
});

export const remix = defineEntryFramework({
  id: 'remix',
  packages: { script: ['@remix-run/node', '@remix-run/react', '@remix-run/cloudflare', 'react-router'] },
  files: [
    {
      path: /(^|\/)app\/routes\/.*\.[jt]sx?$/,
      exports: ['loader', 'action'],
      kind: 'http-route',
      name: '{function} {route}',
    },
  ],
});

/** Functions that a host runs by the place of their file. */
export const edgeFunctions = defineEntryFramework({
  id: 'edge-functions',
  packages: {},
  files: [
    {
      path: /(^|\/)netlify\/(edge-)?functions\/.*\.[cm]?[jt]s$/,
      exports: ['handler', 'default'],
      kind: 'http-route',
      name: '{route}',
    },
    { path: /^api\/.*\.[cm]?[jt]s$/, exports: ['default', ...VERBS], kind: 'http-route', name: '{route}' },
    {
      path: /(^|\/)server\/(api|routes)\/.*\.[jt]s$/,
      exports: ['default'],
      kind: 'http-route',
      name: '{route}',
    },
    { path: /(^|\/)pages\/.*\.[jt]s$/, exports: VERBS, kind: 'http-route', name: '{function} {route}' },
  ],
  registrations: [{ methods: ['serve'], kind: 'http-route', name: '{file}', loose: 'none' }],
});
