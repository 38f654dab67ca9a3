import { defineEntryFramework } from './define-entry-framework.ts';

export const scriptJobs = defineEntryFramework({
  id: 'bullmq',
  packages: {
    script: [
      'bullmq',
      'bull',
      'bee-queue',
      'agenda',
      'node-cron',
      'cron',
      'node-schedule',
      'inngest',
      '@trigger.dev/sdk',
      '@trigger.dev/sdk/v3',
      'kafkajs',
      'pg-boss',
      'graphile-worker',
      'firebase-functions',
      '@google-cloud/functions-framework',
      '@azure/functions',
      '@upstash/qstash',
      '@upstash/workflow',
    ],
  },
  registrations: [
    { methods: ['Worker'], kind: 'queue', name: 'queue {path}' },
    { methods: ['process', 'work', 'define', 'createWorker', 'run'], kind: 'queue', name: 'queue {path}' },
    { methods: ['createFunction'], kind: 'queue', name: 'inngest {id}' },
    {
      methods: ['task', 'schemaTask'],
      kind: 'queue',
      name: 'task {id}',
      key: ['run'],
      isNamedByHolder: true,
    },
    { methods: ['schedule', 'CronJob', 'scheduleJob'], kind: 'job', name: 'cron {path}' },
    {
      methods: ['onRequest', 'onCall', 'post', 'get', 'serve'],
      kind: 'http-route',
      name: '{function}',
      isNamedByHolder: true,
    },
    { methods: ['http', 'cloudEvent'], kind: 'http-route', name: '{path}' },
    { methods: ['timer'], kind: 'job', name: '{path}' },
    {
      methods: [
        'onSchedule',
        'onDocumentCreated',
        'onDocumentWritten',
        'onMessagePublished',
        'onObjectFinalized',
      ],
      kind: 'job',
      name: '{function}',
      isNamedByHolder: true,
    },
  ],
});

/** Workflows by what they import, activities by where they stand in a project that has Temporal. */
export const temporal = defineEntryFramework({
  id: 'temporal',
  packages: { script: ['@temporalio/workflow'] },
  files: [
    { path: /\.[cm]?[jt]s$/, exports: ['*'], kind: 'queue', name: '{function}', isImporting: true },
    {
      path: /(^|\/)activities(\/.*)?\.[cm]?[jt]s$/,
      exports: ['*'],
      kind: 'queue',
      name: '{function}',
      beside: '@temporalio',
    },
  ],
});

/** Lambda handlers: by the name that a deployment names. */
export const cloudFunctions = defineEntryFramework({
  id: 'lambda',
  packages: {},
  files: [
    { path: /\.py$/, exports: ['lambda_handler'], kind: 'http-route', name: 'lambda {file}' },
    {
      path: /(^|\/)(lambdas?|functions|handlers?)\/.*\.(py|[cm]?[jt]s)$/,
      exports: ['handler'],
      kind: 'http-route',
      name: 'lambda {file}',
    },
    {
      path: /(^|\/)(index|handler|lambda(_function)?|main)\.(py|[cm]?[jt]s)$/,
      exports: ['handler'],
      kind: 'http-route',
      name: 'lambda {file}',
    },
  ],
});
