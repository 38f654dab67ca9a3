import { resolve } from 'node:path';
import { createSession } from '../../src/workspace/create-session.ts';
import { nodeAssets } from '../../src/workspace/node-assets.ts';
import type { Session, SessionOptions } from '../../src/workspace/session.ts';
import { memoryFiles } from '../workspace/memory-files.ts';

const assets = nodeAssets(resolve('src/workspace'));
const reader = assets.sourceReader();

/**
 * A session over a workspace of these files (path → text), on a fixed day, ready for its report. Absolute paths lie
 * outside of it.
 */
export async function memorySession(
  tree: Readonly<Record<string, string>>,
  options: Partial<SessionOptions> = {},
): Promise<Session> {
  const session = createSession(
    {
      files: memoryFiles(
        Object.fromEntries(
          Object.entries(tree).map(([path, text]) => [path.startsWith('/') ? path : `/w/${path}`, text]),
        ),
      ),
      today: () => '2026-11-24',
      elapsedMs: () => 0,
      assets: { sourceReader: () => reader, ranks: assets.ranks },
    },
    { root: '/w', ...options },
  );
  await session.prepare();
  return session;
}
