import { Readable } from 'node:stream';
import { Refusal } from '@etouch/domain/activity/refusal';
import type { ArchiveFile } from '@etouch/domain/assets/list-originals';
import type { FileChecksums } from '@etouch/domain/assets/rules';
import type { ByteRange, Storage } from '@etouch/integrations/storage/storage';
import { crc32 as crc32Of } from 'node:zlib';
import { planNeutral, readNeutral } from '@etouch/worker/neutral-file';
import type { ArchiveEntry } from './archive-response.ts';
import type { ListedFile } from './manifests.ts';
import { sidecarPath, type Sidecar } from './sidecars.ts';
import { uniquePaths } from './unique-names.ts';

/**
 * The entries of an archive: stored files whose checksums are known, then texts, under safe paths that are all different.
 * A file without checksums (its metadata cannot be left out, or it is not stored any longer) is left out, and named in a
 * text.
 * @param texts by their names, made from what is listed
 * @param sidecars lie beside their photos, under the same name
 * @throws Refusal UNSUPPORTED_FORMAT when nothing else was asked for
 */
export function archiveOf(
  storage: Storage,
  files: readonly ArchiveFile[],
  texts: (listed: ListedFile[]) => Readonly<Record<string, string>> = () => ({}),
  sidecars: readonly Sidecar[] = [],
): ArchiveEntry[] {
  const known = files.flatMap((file) => (file.checksums ? [{ file, checksums: file.checksums }] : []));
  const leftOut = files.filter((file) => !file.checksums).map((file) => file.fileName);
  if (known.length === 0 && leftOut.length > 0) throw new Refusal('UNSUPPORTED_FORMAT', { reason: 'METADATA_STAYS' });
  const paths = uniquePaths(known.map(({ file }) => ({ folder: file.folder, name: file.fileName })));
  const entries = known.map(({ file, checksums }, i) => fileEntry(storage, file, checksums, paths[i]!));
  const notes = leftOut.length > 0 ? { 'not-included.txt': leftOut.map((name) => `${name}\n`).join('') } : {};
  const listed = known.map(({ checksums }, i) => ({ ...checksums, path: paths[i]! }));
  const latest = new Date(Math.max(0, ...files.map((file) => file.modifiedAt.getTime())));
  // Files keep the names that are listed; a text makes way.
  const pathOf = new Map(known.map(({ file }, i) => [file.id, paths[i]!]));
  const accompanied = sidecars.flatMap((sidecar) => {
    const path = pathOf.get(sidecar.assetId);
    return path ? [{ sidecar, path: sidecarPath(path, sidecar.keepsExtension) }] : [];
  });
  const beside = Object.entries({ ...texts(listed), ...notes });
  const besidePaths = uniquePaths([
    ...[...paths, ...accompanied.map(({ path }) => path)].map(inFolder),
    ...beside.map(([name]) => ({ name })),
  ]).slice(paths.length);
  return [
    ...entries,
    ...accompanied.map(({ sidecar }, i) => sidecarEntry(besidePaths[i]!, sidecar, latest)),
    ...beside.map(([, text], i) => textEntry(besidePaths[accompanied.length + i]!, text, latest)),
  ];
}

/** A path of an archive as its folder and its name. */
function inFolder(path: string): { folder?: string; name: string } {
  const at = path.indexOf('/');
  return at < 0 ? { name: path } : { folder: path.slice(0, at), name: path.slice(at + 1) };
}

function sidecarEntry(name: string, sidecar: Sidecar, modifiedAt: Date): ArchiveEntry {
  return {
    name,
    sizeBytes: sidecar.sizeBytes,
    crc32: sidecar.crc32,
    modifiedAt,
    open: async ({ start, end }) => Readable.from([(await sidecar.read()).subarray(start, end + 1)]),
  };
}

function fileEntry(
  storage: Storage,
  { form, storageKey, modifiedAt }: ArchiveFile,
  { sizeBytes, crc32 }: FileChecksums,
  name: string,
): ArchiveEntry {
  const open = async (range: ByteRange): Promise<Readable> => {
    if (form === 'STORED') return storage.read(storageKey, range);
    const plan = await planNeutral(storage, storageKey);
    if (plan?.bytes !== sizeBytes) throw new Error(`the neutral form of ${storageKey} is not what it was`);
    return readNeutral(storage, storageKey, plan, range);
  };
  return { name, sizeBytes, crc32: Number.parseInt(crc32, 16), modifiedAt, open };
}

function textEntry(name: string, text: string, modifiedAt: Date): ArchiveEntry {
  const bytes = Buffer.from(text);
  return {
    name,
    sizeBytes: bytes.length,
    crc32: crc32Of(bytes),
    modifiedAt,
    open: async ({ start, end }) => Readable.from([bytes.subarray(start, end + 1)]),
  };
}
