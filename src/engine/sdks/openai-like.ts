import { defineSdk, type Method, type SdkDeclaration } from './define-sdk.ts';
import { generated, openaiClients, openaiMethods, type Offer } from './openai-surface.ts';

/** A vendor whose packages copy the surface of OpenAI's. */
export interface Like {
  readonly id: string;
  readonly provider: string | null;
  readonly python?: readonly string[];
  readonly script?: readonly string[];
  /** Class of the client; the async one and the default import go without saying. */
  readonly client: string;
  readonly others?: readonly string[];
  readonly offers: readonly Offer[];
  readonly methods?: readonly Method[];
}

/** Declares such a vendor. */
export const like = (one: Like): SdkDeclaration =>
  defineSdk({
    id: one.id,
    provider: one.provider,
    packages: {
      ...(one.python ? { python: one.python } : {}),
      ...(one.script ? { script: one.script } : {}),
    },
    clients: openaiClients(one.client, ...(one.others ?? [])),
    transparent: generated,
    methods: [...openaiMethods(...one.offers), ...(one.methods ?? [])],
  });
