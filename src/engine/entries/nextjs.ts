import { defineEntryFramework } from './define-entry-framework.ts';

const VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export const nextjs = defineEntryFramework({
  id: 'nextjs',
  packages: { script: ['next'] },
  files: [
    {
      path: /(^|\/)app\/(.*\/)?route\.[cm]?[jt]sx?$/,
      exports: VERBS,
      kind: 'http-route',
      name: '{function} {route}',
    },
    {
      path: /(^|\/)pages\/api\/.*\.[cm]?[jt]sx?$/,
      exports: ['default'],
      kind: 'http-route',
      name: '{route}',
    },
    {
      path: /(^|\/)pages\/(?!api\/).*\.[jt]sx?$/,
      exports: ['getServerSideProps', 'getStaticProps'],
      kind: 'http-route',
      name: '{function} {route}',
    },
    {
      path: /(^|\/)app\/(.*\/)?(page|layout)\.[jt]sx?$/,
      exports: ['default'],
      kind: 'http-route',
      name: 'page {route}',
    },
    {
      path: /\.[cm]?[jt]sx?$/,
      exports: ['*'],
      kind: 'http-route',
      name: 'action {function}',
      directive: 'use server',
    },
  ],
});
