import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

interface Chunk {
  file: string;
  isEntry?: boolean;
  /** Keys of chunks loaded with this one; those of `dynamicImports` come later and do not count. */
  imports?: string[];
}

/** What a page's first script goes on with at once, where it does. */
const START = 'src/app/start.tsx';

/**
 * The scripts of a Vite build that its page loads at once.
 * @param dist folder of a build made with `--manifest`
 * @returns their files and their size gzipped, in bytes
 */
export function initialScripts(dist: string): { files: string[]; gzipped: number } {
  const manifest = JSON.parse(readFileSync(path.join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = new Set<string>();
  const visit = (chunk: Chunk) => {
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const key of chunk.imports ?? []) visit(manifest[key]!);
  };
  Object.entries(manifest)
    .filter(([key, { isEntry }]) => isEntry || key === START)
    .forEach(([, chunk]) => visit(chunk));
  const scripts = [...files].filter((file) => /[.]m?js$/.test(file));
  const size = (file: string) => gzipSync(readFileSync(path.join(dist, file))).length;
  return { files: scripts, gzipped: scripts.reduce((sum, file) => sum + size(file), 0) };
}
