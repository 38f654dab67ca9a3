import { defineEntryFramework } from './define-entry-framework.ts';

export const aiohttp = defineEntryFramework({
  id: 'aiohttp',
  packages: { python: ['aiohttp', 'tornado', 'websockets'] },
  decorators: [
    {
      methods: ['get', 'post', 'put', 'patch', 'delete', 'view'],
      kind: 'http-route',
      name: '{METHOD} {path}',
    },
  ],
  registrations: [
    { methods: ['get', 'post', 'put', 'patch', 'delete'], kind: 'http-route', name: '{METHOD} {path}' },
    {
      methods: ['add_get', 'add_post', 'add_put', 'add_patch', 'add_delete'],
      kind: 'http-route',
      name: '{METHOD} {path}',
      loose: 'path',
    },
    { methods: ['add_route'], kind: 'http-route', name: '{path}' },
    { methods: ['serve'], kind: 'websocket', name: 'WS {function}' },
  ],
  classes: [
    {
      bases: ['RequestHandler'],
      methods: ['get', 'post', 'put', 'patch', 'delete'],
      kind: 'http-route',
      name: '{METHOD} {class}',
    },
    { bases: ['WebSocketHandler'], methods: ['on_message', 'open'], kind: 'websocket', name: 'WS {class}' },
  ],
});
