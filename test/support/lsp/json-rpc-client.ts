import { spawn, type ChildProcess } from 'node:child_process';

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** A client of the Language Server Protocol with nothing of an editor in it: frames, requests, notifications. */
export class JsonRpcClient {
  readonly process: ChildProcess;
  /** All notifications that came, in order. */
  readonly notifications: { readonly method: string; readonly params: unknown }[] = [];
  /** Answers to what the server asks, by method; what has no entry is answered with null. */
  readonly answers = new Map<string, (params: unknown) => unknown>();
  /** What the server asked, in order. */
  readonly asked: { readonly method: string; readonly params: unknown }[] = [];
  stderr = '';
  #received = Buffer.alloc(0);
  #nextId = 1;
  readonly #waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>();
  readonly #watchers = new Set<() => void>();

  constructor(command: string, args: readonly string[]) {
    this.process = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    this.process.stdout!.on('data', (data: Buffer) => this.#take(data));
    this.process.stderr!.on('data', data => (this.stderr += String(data)));
    this.process.on('exit', code => {
      for (const one of this.#waiting.values())
        one.reject(new Error(`server ended with ${code}: ${this.stderr}`));
    });
  }

  request<T>(method: string, params?: unknown): Promise<T> {
    const id = this.#nextId++;
    this.#send({ id, method, params });
    return new Promise<T>((resolve, reject) =>
      this.#waiting.set(id, { resolve: result => resolve(result as T), reject }),
    );
  }

  notify(method: string, params?: unknown): void {
    this.#send({ method, params });
  }

  /** The first notification of the method, come or to come, for which the test holds. */
  async notified<T>(method: string, test: (params: T) => boolean = () => true, limitMs = 20_000): Promise<T> {
    const find = () => this.notifications.find(one => one.method === method && test(one.params as T));
    const found = await this.#until(() => find(), limitMs, `notification ${method}`);
    return found.params as T;
  }

  /** What the server asked by this method, come or to come. */
  async askedFor(method: string, limitMs = 20_000): Promise<unknown> {
    const found = await this.#until(
      () => this.asked.find(one => one.method === method),
      limitMs,
      `request ${method}`,
    );
    return found.params;
  }

  /** The orderly end; the exit code of the server. */
  async end(): Promise<number | null> {
    await this.request('shutdown');
    const exited = new Promise<number | null>(done => this.process.once('exit', done));
    this.notify('exit');
    return exited;
  }

  async #until<T>(find: () => T | undefined, limitMs: number, what: string): Promise<T> {
    const found = find();
    if (found !== undefined) return found;
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#watchers.delete(watch);
        reject(new Error(`no ${what} within ${limitMs} ms; ${this.stderr}`));
      }, limitMs);
      const watch = () => {
        const now = find();
        if (now === undefined) return;
        clearTimeout(timer);
        this.#watchers.delete(watch);
        resolve(now);
      };
      this.#watchers.add(watch);
    });
  }

  #send(message: Message): void {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    this.process.stdin!.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.process.stdin!.write(body);
  }

  #take(data: Buffer): void {
    this.#received = Buffer.concat([this.#received, data]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(this.#received.toString('utf8', 0, end))?.[1]);
      if (this.#received.length < end + 4 + length) return;
      const body = this.#received.toString('utf8', end + 4, end + 4 + length);
      this.#received = this.#received.subarray(end + 4 + length);
      this.#handle(JSON.parse(body) as Message);
    }
  }

  #handle(message: Message): void {
    if (message.method === undefined) return this.#settle(message);
    const one = { method: message.method, params: message.params };
    if (message.id === undefined) this.notifications.push(one);
    else {
      this.asked.push(one);
      this.#send({ id: message.id, result: this.answers.get(one.method)?.(one.params) ?? null });
    }
    for (const watch of [...this.#watchers]) watch();
  }

  #settle(message: Message): void {
    const one = this.#waiting.get(Number(message.id));
    this.#waiting.delete(Number(message.id));
    if (message.error) one?.reject(new Error(message.error.message));
    else one?.resolve(message.result);
  }
}
