import { defineEntryFramework } from './define-entry-framework.ts';

export const pythonJobs = defineEntryFramework({
  id: 'celery',
  packages: {
    python: [
      'celery',
      'rq',
      'dramatiq',
      'huey',
      'arq',
      'apscheduler',
      'schedule',
      'temporalio',
      'prefect',
      'airflow',
      'dagster',
      'modal',
      'faust',
      'taskiq',
      'procrastinate',
      'inngest',
      'functions_framework',
      'firebase_functions',
      'azure',
      'chalice',
    ],
  },
  decorators: [
    {
      methods: ['task', 'shared_task', 'actor', 'job', 'periodic_task', 'db_task', 'agent'],
      kind: 'queue',
      name: '{function}',
    },
    { methods: ['scheduled_job', 'flow', 'asset', 'op', 'repeat'], kind: 'job', name: '{function}' },
    { methods: ['defn', 'run', 'signal', 'update'], kind: 'queue', name: '{class}.{function}' },
    {
      methods: ['function', 'local_entrypoint', 'method', 'web_endpoint', 'fastapi_endpoint'],
      kind: 'job',
      name: '{function}',
    },
    { methods: ['create_function'], kind: 'queue', name: '{function}' },
    { methods: ['http', 'cloud_event', 'on_request', 'on_call'], kind: 'http-route', name: '{function}' },
    { methods: ['route', 'function_name'], kind: 'http-route', name: '{function}' },
  ],
  registrations: [
    {
      methods: ['add_job', 'add_periodic_task', 'do', 'PythonOperator'],
      kind: 'job',
      name: '{function}',
      loose: 'none',
    },
    {
      methods: ['enqueue', 'enqueue_in', 'enqueue_at', 'enqueue_call'],
      kind: 'queue',
      name: '{function}',
      loose: 'none',
    },
  ],
});
