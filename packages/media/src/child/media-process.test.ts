import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { noisyPicture, save, temporaryDirectory } from '../testing/sample-images.ts';
import { openTilePack } from '../tiles/tile-pack.ts';
import type { MediaProcess, MediaProcessOptions } from './media-process.ts';
import { createMediaProcess, MediaProcessClosed, MediaTaskFailed } from './media-process.ts';

let directory: string;
let large: string;
let small: string;
let media: MediaProcess | undefined;

beforeAll(async () => {
  directory = await temporaryDirectory();
  large = await save(directory, 'large.png', await noisyPicture(4000, 3000).png({ compressionLevel: 1 }).toBuffer());
  small = await save(directory, 'small.jpg', await noisyPicture(300, 200).jpeg().toBuffer());
});

afterEach(async () => {
  await media?.close();
  media = undefined;
});

function start(options?: MediaProcessOptions): MediaProcess {
  media = createMediaProcess(options);
  return media;
}

/** Resolves once the child is alive and has been given its task. */
async function atWork(media: MediaProcess): Promise<number> {
  for (;;) {
    const pid = media.pid();
    if (pid) return pid;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('createMediaProcess', () => {
  it('processes files one after the other in one child', async () => {
    const media = start();
    const results = await Promise.all([1, 2, 3].map((n) => media.processOriginal(small, join(directory, `queue${n}`))));
    expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
    const pid = media.pid();
    await media.processOriginal(small, join(directory, 'queue4'));
    expect(media.pid()).toBe(pid);
  });

  it('answers CRASHED when the child dies at work, and does the next file in a new one', async () => {
    const media = start();
    const dying = media.processOriginal(large, join(directory, 'dying'));
    const next = media.processOriginal(small, join(directory, 'next'));
    const pid = await atWork(media);
    process.kill(pid, 'SIGKILL');
    expect(await dying).toMatchObject({ ok: false, code: 'CRASHED' });
    expect(await next).toMatchObject({ ok: true });
    expect(media.pid()).not.toBe(pid);
  });

  it('answers TIMED_OUT and goes on', async () => {
    const media = start({ timeoutMs: 1 });
    expect(await media.processOriginal(large, join(directory, 'slow'))).toMatchObject({
      code: 'TIMED_OUT',
      detail: { timeoutMs: 1 },
    });
    expect(existsSync(join(directory, 'slow', 'preview.jpg'))).toBe(false);
  });

  it('answers OUT_OF_MEMORY above its limit', async () => {
    const media = start({ maxMemoryMb: 40 });
    expect(await media.processOriginal(large, join(directory, 'fat'))).toMatchObject({
      code: 'OUT_OF_MEMORY',
      detail: { maxMemoryMb: 40 },
    });
  });

  it('blames nobody’s photograph for a missing file', async () => {
    const media = start();
    await expect(media.processOriginal(join(directory, 'nowhere.jpg'), directory)).rejects.toBeInstanceOf(
      MediaTaskFailed,
    );
    expect(await media.processOriginal(small, join(directory, 'after'))).toMatchObject({ ok: true });
  });

  it('gives waiting files back when it is closed', async () => {
    const media = start();
    const waiting = [
      media.processOriginal(large, join(directory, 'a')),
      media.processOriginal(small, join(directory, 'b')),
    ];
    const settled = Promise.allSettled(waiting);
    await atWork(media);
    await media.close();
    for (const result of await settled)
      expect(result).toMatchObject({ status: 'rejected', reason: expect.any(MediaProcessClosed) });
  });

  it('cuts the same tiles on every core as on one, and refuses what is cut short as well', async () => {
    const media = start();
    const open = async (isAwaited: boolean) => {
      const made = await media.makeTiles(large, directory, isAwaited);
      if (!made.ok) throw new Error(made.code);
      const bytes = await readFile(made.path);
      return openTilePack(async ({ start, end }) => bytes.subarray(start, end + 1), bytes.length);
    };
    const [alone, together] = [await open(false), await open(true)];
    expect(together.levels).toEqual(alone.levels);
    for (const [level, { columns, rows }] of alone.levels.entries())
      for (let row = 0; row < rows; row++)
        for (let column = 0; column < columns; column++) {
          const tile = await alone.read(level, column, row);
          expect(tile?.equals((await together.read(level, column, row))!), `${level} ${column} ${row}`).toBe(true);
        }
    const whole = await readFile(large);
    const cut = await save(directory, 'cut.png', whole.subarray(0, whole.length / 2));
    expect(await media.makeTiles(cut, directory, true)).toMatchObject({ ok: false, code: 'TRUNCATED' });
  });

  it('compares two pictures', async () => {
    const media = start();
    const heatMap = join(directory, 'heat.png');
    expect(await media.compareImages(small, small, heatMap)).toMatchObject({
      changedBasisPoints: 0,
      width: 300,
      height: 200,
    });
    expect(existsSync(heatMap)).toBe(true);
  });
});
