import { defineEntryFramework } from './define-entry-framework.ts';

export const nestjs = defineEntryFramework({
  id: 'nestjs',
  packages: {
    script: [
      '@nestjs/common',
      '@nestjs/schedule',
      '@nestjs/bull',
      '@nestjs/bullmq',
      '@nestjs/websockets',
      '@nestjs/microservices',
      '@nestjs/graphql',
    ],
  },
  decorators: [
    {
      methods: ['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Sse'],
      kind: 'http-route',
      name: '{METHOD} {path}',
      prefix: '@Controller',
    },
    { methods: ['SubscribeMessage'], kind: 'websocket', name: 'WS {path}' },
    { methods: ['Cron', 'Interval', 'Timeout'], kind: 'job', name: '{class}.{function}' },
    {
      methods: ['Process', 'OnEvent', 'EventPattern', 'MessagePattern'],
      kind: 'queue',
      name: '{class}.{function}',
    },
    { methods: ['Query', 'Mutation', 'Subscription'], kind: 'http-route', name: '{class}.{function}' },
  ],
  classes: [{ bases: ['WorkerHost'], methods: ['process'], kind: 'queue', name: '{class}.process' }],
});
