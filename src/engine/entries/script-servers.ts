import { defineEntryFramework } from './define-entry-framework.ts';

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'all'] as const;

/** Handlers of messages, mostly inside the one of the connection. */
export const scriptSockets = defineEntryFramework({
  id: 'sockets',
  packages: { script: ['ws', 'socket.io'] },
  registrations: [
    {
      methods: ['on', 'once', 'addListener', 'addEventListener'],
      kind: 'websocket',
      name: 'WS {path}',
      loose: 'none',
    },
  ],
});

/** Express and the servers that took over its routes: method, path, handlers. */
export const scriptServers = defineEntryFramework({
  id: 'express',
  packages: {
    script: [
      'express',
      'fastify',
      'hono',
      '@hono/zod-openapi',
      'koa-router',
      '@koa/router',
      'koa',
      'restify',
      'polka',
      'elysia',
      'itty-router',
      '@hapi/hapi',
      'h3',
    ],
  },
  registrations: [
    { methods: VERBS, kind: 'http-route', name: '{METHOD} {path}', loose: 'path', prefix: 'prefix' },
    { methods: ['openapi'], kind: 'http-route', name: '{function}' },
    { methods: ['route'], kind: 'http-route', name: '{methods} {path}', key: ['handler'] },
    { methods: ['eventHandler', 'defineEventHandler'], kind: 'http-route', name: '{file}' },
    { methods: ['ws', 'upgradeWebSocket'], kind: 'websocket', name: 'WS {path}', loose: 'path' },
  ],
});
