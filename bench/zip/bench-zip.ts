import { randomFillSync } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checksumFile } from '../../packages/media/src/hash.ts';
import { median, metric } from '../metric.ts';
import type { Bench } from '../metric.ts';
import { onPostgres } from '../on-postgres.ts';
import { startSender, type Measured } from './child.ts';

const MIB = 2 ** 20;

/**
 * A project's originals as an archive, from the product's server, against the same bytes from Node's own streams; each
 * in a process of its own, fetched in turn. `memory`: by how much the server grows meanwhile, and from its first quarter to
 * its last.
 */
export const benchZip: Bench = ({ runs, small }) =>
  onPostgres(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'etouch-bench-zip-'));
    try {
      const file = path.join(folder, 'photo');
      const bytes = (small ? 8 : 64) * MIB;
      await fill(file, bytes);
      const { sha256, crc32 } = await checksumFile(file);
      const ask = { file, bytes, sha256, crc32, files: small ? 8 : 64 };
      const archive = await startSender('serve-archive.ts', ask);
      const bare = await startSender('serve-files.ts', ask);
      try {
        const taken = { archive: [] as Measured[], bare: [] as Measured[] };
        for (let run = 0; run < runs; run++) {
          taken.bare.push(await bare.fetch());
          taken.archive.push(await archive.fetch());
        }
        const rate = (of: Measured[]) => median(of.map((one) => one.rate));
        // What a first archive leaves warm is no growth of the next; the worst of all is told.
        const worst = (of: Measured[], what: 'growth' | 'drift') => Math.max(1, ...of.map((one) => one[what]));
        return [
          metric('zip', 'MiB/s', rate(taken.archive), rate(taken.bare), runs),
          metric('memory', 'MiB', worst(taken.archive, 'growth'), worst(taken.bare, 'growth'), runs),
          metric('last against first quarter', 'MiB', worst(taken.archive, 'drift'), worst(taken.bare, 'drift'), runs),
        ];
      } finally {
        await Promise.all([archive.stop(), bare.stop()]);
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  });

async function fill(file: string, bytes: number): Promise<void> {
  const handle = await open(file, 'wx');
  const chunk = randomFillSync(Buffer.alloc(MIB));
  for (let written = 0; written < bytes; written += chunk.length) await handle.write(chunk);
  await handle.close();
}
