import { defineEntryFramework } from './define-entry-framework.ts';

export const flask = defineEntryFramework({
  id: 'flask',
  packages: {
    python: ['flask', 'quart', 'sanic', 'flask_restful', 'flask_socketio', 'flask_restx', 'bottle', 'falcon'],
  },
  decorators: [
    { methods: ['route'], kind: 'http-route', name: '{methods} {path}', prefix: 'url_prefix', loose: 'path' },
    {
      methods: ['get', 'post', 'put', 'patch', 'delete'],
      kind: 'http-route',
      name: '{METHOD} {path}',
      prefix: 'url_prefix',
    },
    { methods: ['websocket'], kind: 'websocket', name: 'WS {path}', prefix: 'url_prefix' },
    { methods: ['on', 'event'], kind: 'websocket', name: 'WS {path}' },
    { methods: ['command'], kind: 'cli', name: 'flask {path}' },
  ],
  registrations: [
    {
      methods: ['add_url_rule', 'add_route'],
      kind: 'http-route',
      name: '{methods} {path}',
      prefix: 'url_prefix',
    },
  ],
  classes: [
    {
      bases: ['Resource', 'MethodView'],
      methods: ['get', 'post', 'put', 'patch', 'delete'],
      kind: 'http-route',
      name: '{METHOD} {class}',
    },
  ],
});
