import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Refusal } from '../result.ts';
import { refuse } from '../result.ts';
import type { MediaAnswer, MediaMessage, MediaTask } from './protocol.ts';

const ENTRY = fileURLToPath(new URL('./entry.ts', import.meta.url));
const MEGABYTE = 1024 * 1024;
/**
 * glibc gives the buffers of a picture back to the system after each step and takes them again for the next, page by page:
 * a tenth of all the time. What is larger than 32 MB still goes back at once, and of the rest all but 128 MB of an arena.
 */
const MALLOC = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: String(32 * MEGABYTE),
  MALLOC_TRIM_THRESHOLD_: String(128 * MEGABYTE),
};
/** Native libraries rarely give all memory back: a child at rest above this share of its limit is replaced. */
const REST_SHARE = 0.6;

export interface ChildLimits {
  maxMemoryMb: number;
  timeoutMs: number;
  /** Gives way to whatever else wants the processor. */
  isBackground: boolean;
}

/** How a task ended: with an answer, with a failure of ours, or with the end of the child. */
export type ChildOutcome =
  | { kind: 'done'; answer: MediaAnswer }
  | { kind: 'failed'; reason: string }
  | { kind: 'ended'; refusal: Refusal };

/** Where Node keeps compiled modules, if anywhere: a child that finds its own there starts in half the time. */
function compiled(): NodeJS.ProcessEnv {
  const directory = process.env['NODE_COMPILE_CACHE'];
  return directory ? { NODE_COMPILE_CACHE: directory } : {};
}

/** One life of the decoding child. It inherits no environment, so it holds no secret that a decoder's flaw could reach. */
export class MediaChild {
  readonly #limits: ChildLimits;
  readonly #process: ChildProcess;
  #verdict: Refusal | undefined;
  #worn = false;

  constructor(limits: ChildLimits) {
    this.#limits = limits;
    this.#process = fork(ENTRY, limits.isBackground ? ['background'] : [], {
      execPath: process.execPath,
      // The programs in WebAssembly hold the child's loop while they run, so that it cannot report its memory meanwhile:
      // their own may grow to 768 MB (pages of 64 KiB) and no further.
      execArgv: [
        '--max-old-space-size=256',
        '--wasm-max-mem-pages=12288',
        // Every core has a decoder: one that collects garbage by itself waits for no other, and does so seldom.
        '--single-threaded-gc',
        '--min-semi-space-size=16',
        '--disable-warning=ExperimentalWarning',
      ],
      env: { PATH: process.env['PATH'], ...compiled(), UV_THREADPOOL_SIZE: '2', VIPS_CONCURRENCY: '1', ...MALLOC },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    // A failed start is also seen as the exit below; without a listener it would end the caller.
    this.#process.on('error', () => this.#kill(refuse('CRASHED', { reason: 'the child could not be reached' })));
  }

  pid(): number | undefined {
    return this.#process.pid;
  }

  usable(): boolean {
    return !this.#worn && this.#process.connected && this.#process.exitCode === null && !this.#process.signalCode;
  }

  /** Runs one task; never rejects. After the outcome "ended" this child is gone. */
  run(task: MediaTask, timeoutMs = this.#limits.timeoutMs): Promise<ChildOutcome> {
    return new Promise((resolve) => {
      const { maxMemoryMb } = this.#limits;
      const timer = setTimeout(() => this.#kill(refuse('TIMED_OUT', { timeoutMs })), timeoutMs);
      const finish = (outcome: ChildOutcome): void => {
        clearTimeout(timer);
        this.#process.off('message', onMessage);
        this.#process.off('exit', onExit);
        resolve(outcome);
      };
      const onMessage = (message: MediaMessage): void => {
        if (message.kind === 'memory') {
          if (message.bytes > maxMemoryMb * MEGABYTE) this.#kill(refuse('OUT_OF_MEMORY', { maxMemoryMb }));
          return;
        }
        if (message.kind === 'done' && message.bytes > maxMemoryMb * MEGABYTE * REST_SHARE) this.#retire();
        finish(message);
      };
      const onExit = (code: number | null, signal: string | null): void => {
        finish({
          kind: 'ended',
          refusal: this.#verdict ?? refuse('CRASHED', { reason: signal ?? `exit code ${code}` }),
        });
      };
      this.#process.on('message', onMessage);
      this.#process.on('exit', onExit);
      this.#process.send(task, (error) => {
        if (error) this.#kill(refuse('CRASHED', { reason: error.message }));
      });
    });
  }

  /** Ends the child and resolves when it is gone. */
  async end(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode) return;
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
  }

  #retire(): void {
    this.#worn = true;
    this.#process.disconnect();
  }

  #kill(verdict: Refusal): void {
    this.#verdict ??= verdict;
    this.#process.kill('SIGKILL');
  }
}
