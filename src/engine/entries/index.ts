import { aiohttp } from './aiohttp.ts';
import { pythonBots, pythonPages, scriptBots, streamlit } from './bots.ts';
import { convex } from './convex.ts';
import type { EntryFramework } from './define-entry-framework.ts';
import { django } from './django.ts';
import { evaluations } from './evaluations.ts';
import { fastapi } from './fastapi.ts';
import { flask } from './flask.ts';
import { nestjs } from './nestjs.ts';
import { nextjs } from './nextjs.ts';
import { argparse, pythonCommands } from './python-commands.ts';
import { pythonJobs } from './python-jobs.ts';
import { scriptCommands } from './script-commands.ts';
import { cloudFunctions, scriptJobs, temporal } from './script-jobs.ts';
import { edgeFunctions, remix, sveltekit } from './script-routes.ts';
import { scriptServers, scriptSockets } from './script-servers.ts';
import { trpc } from './trpc.ts';

/** Every framework whose entry points the product knows. A new one is a file beside this one and a line here. */
export const entryFrameworks: readonly EntryFramework[] = [
  fastapi,
  flask,
  django,
  aiohttp,
  scriptServers,
  scriptSockets,
  nextjs,
  sveltekit,
  remix,
  edgeFunctions,
  nestjs,
  trpc,
  convex,
  pythonCommands,
  argparse,
  scriptCommands,
  pythonJobs,
  scriptJobs,
  temporal,
  cloudFunctions,
  pythonBots,
  scriptBots,
  pythonPages,
  streamlit,
  evaluations,
];
