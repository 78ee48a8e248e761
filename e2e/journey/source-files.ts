import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { sha256File } from '@etouch/media/hash';

/** A file on the disk of whoever sends it. */
export interface SourceFile {
  path: string;
  name: string;
  sizeBytes: number;
  sha256: string;
}

export async function describeFile(file: string, name = path.basename(file)): Promise<SourceFile> {
  return { path: file, name, sizeBytes: statSync(file).size, sha256: await sha256File(file) };
}

/** The files of a folder itself, by name; hidden ones are nobody's photographs. */
export async function listSourceFiles(directory: string): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const entry of readdirSync(directory, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    if (entry.isFile() && !entry.name.startsWith('.')) files.push(await describeFile(path.join(directory, entry.name)));
  return files;
}
