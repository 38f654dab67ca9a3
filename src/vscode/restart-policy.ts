/** Server crashes within the window after which it stays down. */
const crashLimit = 4;
/** Crashes over one file after which the server is started without it. */
const fileLimit = 2;
const windowMs = 3 * 60_000;

export interface RestartDecision {
  readonly restart: boolean;
  /** Absolute paths that the next server leaves out. */
  readonly leaveOut: readonly string[];
  /** One message to the user, where there is something to say. */
  readonly message?: string;
}

/**
 * Decides whether a server that died is started again. A file that was being read at two deaths is left out, and
 * named; a server that goes on dying stays down, and the last file that it was reading is named.
 */
export class RestartPolicy {
  #crashes: { readonly atMs: number; readonly file: string | undefined }[] = [];
  readonly #leaveOut: string[] = [];

  /** `file`: what the server was reading when it died. */
  crashed(file: string | undefined, nowMs: number): RestartDecision {
    this.#crashes = [...this.#crashes.filter(crash => nowMs - crash.atMs < windowMs), { atMs: nowMs, file }];
    const leaveOut = this.#leaveOut;
    if (this.#crashes.length > crashLimit) return { restart: false, leaveOut, message: this.#givenUp(file) };
    const overThisFile = this.#crashes.filter(crash => file !== undefined && crash.file === file).length;
    if (file === undefined || overThisFile < fileLimit || leaveOut.includes(file))
      return { restart: true, leaveOut };
    leaveOut.push(file);
    const message = `Inference Cost leaves out ${file}: its server ended ${overThisFile} times while reading it.`;
    return { restart: true, leaveOut, message };
  }

  #givenUp(file: string | undefined): string {
    const reading = file ? `, last while reading ${file}` : '';
    return `Inference Cost's server ended ${this.#crashes.length} times in three minutes${reading}, and is not started again. “Inference Cost: Scan Workspace” tries once more.`;
  }
}
