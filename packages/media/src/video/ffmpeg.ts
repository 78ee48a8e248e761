import { closeSync, fstatSync, openSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Core } from '@ffmpeg/core';
import { mountFile } from './mount-file.ts';

/** How a run of FFmpeg ended, with the words it wrote. */
export interface Run {
  code: number;
  log: string;
}

export interface Ffmpeg {
  /** What ffprobe says of the film as JSON, or null when it is none it knows. */
  probe(): string | null;
  /** Writes the film, or a picture of it, to `path`; there it appears whole or not at all. `args` end before the output. */
  write(path: string, args: readonly string[]): Run;
  /** Puts a text of ours where a filter's argument can name it. */
  keep(name: string, text: string): void;
  close(): void;
}

/** Characters of FFmpeg's own words that are kept: every stream's line, not what a file can provoke. */
const LOG_CHARACTERS = 64 * 1024;

/** Only files, and of those only the ones that are mounted: a playlist or a reference to another file leads nowhere. */
const CONFINED = ['-hide_banner', '-protocol_whitelist', 'file'];

/** FFmpeg could not be loaded here: nothing is known of the film. */
export class FfmpegUnavailable extends Error {
  override name = 'FfmpegUnavailable';
}

/**
 * FFmpeg, compiled to WebAssembly, over one film: it works wherever Node does, and whatever a hostile film makes of a
 * decoder stays in that module's memory, without system calls and without a network. Arguments call the film `input`.
 * Films are read and written piece by piece. The calling process stands still meanwhile: call it in one of its own.
 * @throws FfmpegUnavailable
 */
export async function openFfmpeg(filmPath: string): Promise<Ffmpeg> {
  const core = await load();
  const film = openSync(filmPath, 'r');
  mountFile(core.FS, 'input', film, fstatSync(film).size);
  const run = (program: () => number): Run => {
    let log = '';
    core.setLogger(({ message }) => {
      if (log.length < LOG_CHARACTERS) log += `${message}\n`;
    });
    core.reset();
    return { code: program(), log };
  };
  return {
    probe() {
      const wanted = ['-print_format', 'json', '-show_format', '-show_streams', '-i', 'input', '-o', 'facts.json'];
      core.FS.writeFile('facts.json', '');
      // Its exit code says nothing in this build; what it could not read it does not write.
      run(() => core.ffprobe('-v', 'error', ...CONFINED, ...wanted));
      return core.FS.readFile('facts.json', { encoding: 'utf8' }) || null;
    },
    write(path, args) {
      const part = `${path}.part`;
      const output = openSync(part, 'w+');
      try {
        mountFile(core.FS, 'output', output, 0);
        const done = run(() => core.exec(...CONFINED, ...args, 'output'));
        if (done.code === 0) renameSync(part, path);
        return done;
      } finally {
        closeSync(output);
        rmSync(part, { force: true });
      }
    },
    keep: (name, text) => core.FS.writeFile(name, text),
    close: () => closeSync(film),
  };
}

/** The package is written for a browser's worker and looks at two things of it while it loads. */
async function load(): Promise<Core> {
  try {
    Object.assign(globalThis, { self: { location: { href: '' } }, importScripts: () => undefined });
    const { default: createCore } = await import('@ffmpeg/core');
    const wasm = createRequire(import.meta.url).resolve('@ffmpeg/core/wasm');
    return await createCore({ wasmBinary: await readFile(wasm) });
  } catch (error) {
    throw new FfmpegUnavailable(error instanceof Error ? error.message : String(error));
  }
}
