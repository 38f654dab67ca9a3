import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BUNDLED } from '../engine/prices/bundled-catalogue.ts';
import { checkCatalogue } from '../engine/prices/index.ts';
import type { CheckedCatalogue } from '../engine/prices/index.ts';

/** Where genai-prices publishes its data. */
export const CATALOGUE_URL =
  'https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/new_data/v2/data.json';

export interface PriceUpdate {
  /** Folder of the host's own storage, never one of the workspace. */
  readonly folder: string;
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly today: string;
  readonly url?: string;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}

export type PriceUpdateResult =
  { readonly updated: true; readonly models: number } | { readonly updated: false; readonly why: string };

const FILE = 'prices.json';

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '127.0.0.1' || host === '[::1]';

function checkUrl(text: string): string | null {
  if (!URL.canParse(text)) return `${text} is no address`;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))
    ? null
    : `${text} isn’t https`;
}

/** Reads an answer up to a limit, so that no server fills the memory. */
async function readLimited(response: Response, maxBytes: number): Promise<string | null> {
  const announced = Number(response.headers.get('content-length') ?? 0);
  if (announced > maxBytes || response.body === null) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Readers see the old file or the new one, never half of one. */
async function replaceFile(folder: string, text: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const draft = join(folder, `${FILE}.${process.pid}.part`);
  try {
    await writeFile(draft, text, 'utf8');
    await rename(draft, join(folder, FILE));
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

const reasonOf = (error: unknown): string =>
  error instanceof Error
    ? error.name === 'TimeoutError'
      ? 'no answer in time'
      : error.message
    : String(error);

/**
 * Fetches the catalogue once, for users who turned updates on: a plain GET without any of the user's data. Whatever
 * goes wrong, the file in the folder stays as it was and the reason is returned.
 */
export async function fetchPrices({
  folder,
  today,
  url = CATALOGUE_URL,
  timeoutMs = 10_000,
  maxBytes = 16_000_000,
}: PriceUpdate): Promise<PriceUpdateResult> {
  const wrong = checkUrl(url);
  if (wrong !== null) return { updated: false, why: wrong };
  try {
    const response = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      headers: { accept: 'application/json' },
      credentials: 'omit',
    });
    if (!response.ok) return { updated: false, why: `the server answered ${response.status}` };
    const text = await readLimited(response, maxBytes);
    if (text === null) return { updated: false, why: `the answer is larger than ${maxBytes} bytes` };
    const check = checkCatalogue(parse(text), { source: url, checked: today });
    if (!check.ok) return { updated: false, why: check.why };
    await replaceFile(
      folder,
      JSON.stringify({ source: url, checked: today, providers: check.catalogue.providers }),
    );
    return {
      updated: true,
      models: check.catalogue.providers.reduce((sum, { models }) => sum + models.length, 0),
    };
  } catch (error) {
    return { updated: false, why: reasonOf(error) };
  }
}

/**
 * The catalogue that was fetched last, checked again. Null where there is none, where the bundled one is younger, or
 * where anything is in doubt: then the bundled one holds.
 */
export function readFetchedPrices(folder: string): CheckedCatalogue | null {
  let value: unknown;
  try {
    value = parse(readFileSync(join(folder, FILE), 'utf8'));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { source, checked, providers } = value as Record<string, unknown>;
  if (typeof source !== 'string' || typeof checked !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(checked))
    return null;
  if (checked < BUNDLED.checked) return null;
  const check = checkCatalogue(providers, { source, checked });
  return check.ok ? check.catalogue : null;
}

/** Goes back to the bundled catalogue. */
export const forgetFetchedPrices = (folder: string): Promise<void> => rm(join(folder, FILE), { force: true });
