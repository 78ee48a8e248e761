import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createBackup } from '../backups/create-backup.ts';
import { findBackup } from '../backups/find-backup.ts';
import { restoreBackup } from '../backups/restore-backup.ts';
import { openDatabase } from '../database.ts';

/**
 * A process of a test: backs up or restores the embedded database of a data directory and kills itself, as `kill -9` does,
 * at the line it is told; or fills a file there until the disk has no room. Prints each line before.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    restore: { type: 'string' },
    run: { type: 'string' },
    until: { type: 'string' },
    fill: { type: 'string' },
  },
});
const dataDir = values.data!;
const log = (line: string) => {
  console.log(line);
  if (!values.until || !line.startsWith(values.until)) return;
  if (values.fill) fill(values.fill);
  else process.kill(process.pid, 'SIGKILL');
};

function fill(file: string): void {
  const part = Buffer.alloc(256 * 1024, 1);
  try {
    for (;;) writeFileSync(file, part, { flag: 'a' });
  } catch (error) {
    console.log((error as NodeJS.ErrnoException).code);
  }
}

const database = await openDatabase({ env: {}, dataDir });
if (values.restore) {
  const backup = await findBackup(values.restore, { dataDir, from: '/' });
  await restoreBackup({ database, dataDir, backup, log, ...(values.run && { run: values.run }) });
} else {
  await createBackup({ database, dataDir, reason: 'BY_HAND', log });
}
