import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Backup } from './backup.ts';
import { compareFiles } from './compare-files.ts';
import type { FileProblem } from './compare-files.ts';
import { readInventory } from './inventory.ts';
import type { InventoryEntry } from './inventory.ts';
import { filesOnDisk } from './stored-files.ts';

export interface FileReport {
  counts: Record<FileProblem, number>;
  /** One line of JSON per finding: problem, store, key. Undefined when there is none. */
  path: string | undefined;
}

export interface FileReportOptions {
  dataDir: string;
  backup: Pick<Backup, 'path'>;
  /** Where the findings are written. */
  path: string;
  /** Reads every file and compares its SHA-256 as well: as long as reading all originals takes. */
  checkContent?: boolean;
}

/** Says which files the rows of a backup name and the disk does not have as they should be, and which no row names. */
export async function reportFiles({ dataDir, backup, path, checkContent }: FileReportOptions): Promise<FileReport> {
  const counts: FileReport['counts'] = { MISSING: 0, SIZE: 0, CHECKSUM: 0, ORPHANED: 0 };
  const lines = async function* () {
    for (const store of ['files', 'incoming'] as const) {
      const named = only(store, readInventory(backup.path));
      for await (const finding of compareFiles(store, named, filesOnDisk(dataDir, store), checkContent)) {
        counts[finding.problem] += 1;
        yield `${JSON.stringify(finding)}\n`;
      }
    }
  };
  await pipeline(lines, createWriteStream(path, { mode: 0o600 }));
  if (Object.values(counts).some((count) => count > 0)) return { counts, path };
  await rm(path);
  return { counts, path: undefined };
}

async function* only(
  store: InventoryEntry['store'],
  entries: AsyncIterable<InventoryEntry>,
): AsyncGenerator<InventoryEntry> {
  for await (const entry of entries) if (entry.store === store) yield entry;
}
