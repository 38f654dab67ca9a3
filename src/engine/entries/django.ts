import { defineEntryFramework } from './define-entry-framework.ts';

const VERBS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export const django = defineEntryFramework({
  id: 'django',
  packages: { python: ['django', 'rest_framework', 'ninja', 'channels'] },
  decorators: [
    { methods: ['api_view', 'action'], kind: 'http-route', name: '{function}' },
    { methods: VERBS, kind: 'http-route', name: '{METHOD} {path}', loose: 'path' },
  ],
  registrations: [{ methods: ['path', 're_path', 'url'], kind: 'http-route', name: '{path}' }],
  classes: [
    {
      bases: [
        'View',
        'APIView',
        'GenericAPIView',
        'TemplateView',
        'FormView',
        'CreateAPIView',
        'ListCreateAPIView',
      ],
      methods: [...VERBS, 'form_valid', 'perform_create'],
      kind: 'http-route',
      name: '{METHOD} {class}',
    },
    {
      bases: ['ViewSet', 'ModelViewSet', 'GenericViewSet', 'ReadOnlyModelViewSet'],
      methods: ['list', 'create', 'retrieve', 'update', 'partial_update', 'destroy', 'perform_create'],
      kind: 'http-route',
      name: '{class}.{function}',
    },
    { bases: ['BaseCommand'], methods: ['handle'], kind: 'cli', name: 'manage.py {file}' },
    {
      bases: [
        'WebsocketConsumer',
        'AsyncWebsocketConsumer',
        'JsonWebsocketConsumer',
        'AsyncJsonWebsocketConsumer',
      ],
      methods: ['connect', 'receive', 'receive_json'],
      kind: 'websocket',
      name: 'WS {class}',
    },
  ],
});
