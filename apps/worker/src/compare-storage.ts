import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { compareFiles, type FileFinding } from '@etouch/db/backups/compare-files';
import type { StoredFiles } from '@etouch/db/backups/stored-files';
import { forgetFindings, forgetSettledFindings, keepFindings, listFindings } from '@etouch/db/files/file-findings';
import { namedFiles, whichAreNamed, type JobsClient } from '@etouch/db/files/named-files';
import type { Storage } from '@etouch/integrations/storage/storage';

/**
 * A file this young may belong to something that is not written down yet. Longer than an upload may take (seven days) and
 * than a job may wait (fourteen).
 */
export const GRACE_MS = 21 * 24 * 60 * 60 * 1000;
/** Findings written, and looked at again, at once. */
const PAGE = 500;

export interface Compared {
  files: number;
  bytes: number;
  /** Nobody's, and young. */
  young: number;
  problems: Record<FileFinding['problem'], number>;
}

/**
 * Compares every stored file with the rows that name files, and writes down where they disagree. Rows are read before the
 * storage is listed, so what came meanwhile is at most unknown to the rows and young. Neither list is ever held.
 * @param client of the role etouch_jobs, and nobody else's meanwhile
 */
export async function compareStorage(
  client: JobsClient,
  storage: Storage,
  now: Date,
  checkContent = false,
): Promise<Compared> {
  const compared: Compared = {
    files: 0,
    bytes: 0,
    young: 0,
    problems: { MISSING: 0, SIZE: 0, CHECKSUM: 0, ORPHANED: 0 },
  };
  const stored: StoredFiles = {
    async *list() {
      for await (const file of storage.list('')) {
        compared.files += 1;
        compared.bytes += file.bytes;
        yield file;
      }
    },
    sha256: (key) => sha256Of(storage, key),
  };
  let page: FileFinding[] = [];
  const write = async () => {
    await keepFindings(client, page, now);
    page = [];
  };
  for await (const finding of compareFiles('files', namedFiles(client), stored, checkContent)) {
    if (finding.modifiedAt && finding.modifiedAt.getTime() > now.getTime() - GRACE_MS) {
      compared.young += 1;
      continue;
    }
    page.push(finding);
    if (page.length >= PAGE) await write();
  }
  await write();
  await forgetSettledFindings(client, now);
  await takeBackMissing(client, storage);
  for (const problem of ['MISSING', 'SIZE', 'CHECKSUM', 'ORPHANED'] as const) {
    for await (const findings of pages(client, problem)) compared.problems[problem] += findings.length;
  }
  return compared;
}

/** What was deleted between the reading of the rows and the listing is not missing. */
async function takeBackMissing(client: JobsClient, storage: Storage): Promise<void> {
  for await (const keys of pages(client, 'MISSING')) {
    const bare = keys.map((key) => key.replace(/\/$/, ''));
    const expected = await whichAreNamed(client, bare, 'expected');
    const settled: string[] = [];
    for (const [index, key] of bare.entries()) {
      if (!expected.has(key) || (await stands(storage, keys[index]!))) settled.push(keys[index]!);
    }
    await forgetFindings(client, settled);
  }
}

/** @param key ends with a slash when it is a folder's */
async function stands(storage: Storage, key: string): Promise<boolean> {
  if (!key.endsWith('/')) return (await storage.stat(key)) !== null;
  for await (const _ of storage.list(key.slice(0, -1))) return true;
  return false;
}

/** The keys of all findings of a kind, a page at a time. */
export async function* pages(
  client: JobsClient,
  problem: FileFinding['problem'],
  before?: Date,
): AsyncGenerator<string[]> {
  for (let after = ''; ;) {
    const found = await listFindings(client, problem, { after, limit: PAGE, ...(before && { before }) });
    if (found.length > 0) yield found.map(({ key }) => key);
    if (found.length < PAGE) return;
    after = found.at(-1)!.key;
  }
}

async function sha256Of(storage: Storage, key: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(await storage.read(key), hash);
  return hash.digest('hex');
}
