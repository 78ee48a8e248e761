import path from 'node:path';

interface Modules {
  getModuleInfo(id: string): { importedIds: string[] } | null;
}

const MAIN = path.join(import.meta.dirname, 'src/main.tsx');
/** Libraries imported through one index of all they have: only what is used of them is known here, not by whom. */
const INDEXED = /[\\/](react-aria|react-stately|react-aria-components|@internationalized|lucide-react)[\\/]/;
/** What so many pages share is nearly everywhere; what fewer share comes with the first of them. */
const NEARLY_ALL = 9;
const SEVERAL = 3;

/**
 * The app in few files: what every page starts with, what pages share, and each page. Left alone it is a hundred small
 * ones, of which a browser fetches six at a time over HTTP/1.1.
 */
export function fewChunks() {
  let start: Set<string> | undefined;
  const isStart = (id: string, modules: Modules) => !INDEXED.test(id) && (start ??= startOf(modules)).has(id);
  return [
    {
      name: (id: string, modules: Modules) => (isStart(id, modules) ? 'start' : null),
      minShareCount: 2,
      priority: 2,
    },
    { name: 'frame', minShareCount: NEARLY_ALL, priority: 1 },
    { name: 'shared', minShareCount: SEVERAL },
  ];
}

/** All that the first script imports before anything can be shown. */
function startOf(modules: Modules): Set<string> {
  const found = new Set([MAIN]);
  for (const id of found) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}
