import { defineEntryFramework } from './define-entry-framework.ts';

export const fastapi = defineEntryFramework({
  id: 'fastapi',
  packages: { python: ['fastapi', 'starlette'] },
  decorators: [
    {
      methods: ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'],
      kind: 'http-route',
      name: '{METHOD} {path}',
      prefix: 'prefix',
      loose: 'path',
    },
    { methods: ['api_route', 'route'], kind: 'http-route', name: '{methods} {path}', prefix: 'prefix' },
    {
      methods: ['websocket', 'websocket_route'],
      kind: 'websocket',
      name: 'WS {path}',
      prefix: 'prefix',
      loose: 'path',
    },
  ],
  registrations: [
    {
      methods: ['add_api_route', 'add_route', 'Route'],
      kind: 'http-route',
      name: '{methods} {path}',
      prefix: 'prefix',
    },
    {
      methods: ['add_api_websocket_route', 'add_websocket_route', 'WebSocketRoute'],
      kind: 'websocket',
      name: 'WS {path}',
    },
  ],
  classes: [
    {
      bases: ['HTTPEndpoint'],
      methods: ['get', 'post', 'put', 'patch', 'delete'],
      kind: 'http-route',
      name: '{METHOD} {class}',
    },
    {
      bases: ['WebSocketEndpoint'],
      methods: ['on_connect', 'on_receive', 'dispatch'],
      kind: 'websocket',
      name: 'WS {class}',
    },
  ],
});
