import path from 'node:path';

interface Modules {
  getModuleInfo(id: string): { importedIds: string[] } | null;
}

const MAIN = path.join(import.meta.dirname, 'src/main.tsx');
const START = path.join(import.meta.dirname, 'src/app/start.tsx');
/** Libraries imported through one index of all they have: only what is used of them is known here, not by whom. */
const INDEXED = /[\\/](react-aria|react-stately|react-aria-components|@internationalized|lucide-react)[\\/]/;
/** What so many pages share is nearly everywhere; what fewer share comes with the first of them. */
const NEARLY_ALL = 9;
const SEVERAL = 2;

/**
 * The app in few files: what comes before all else, what every page starts with, what pages share, and each page. Left alone it is a hundred small
 * ones, of which a browser fetches six at a time over HTTP/1.1.
 */
export function fewChunks() {
  let first: Set<string> | undefined;
  let start: Set<string> | undefined;
  const isFirst = (id: string, modules: Modules) => id !== MAIN && (first ??= importedBy(MAIN, modules)).has(id);
  const isStart = (id: string, modules: Modules) => !INDEXED.test(id) && (start ??= importedBy(START, modules)).has(id);
  return [
    // Whatever else needs of it: the pages' code must not come in front of it.
    { name: (id: string, modules: Modules) => (isFirst(id, modules) ? 'first' : null), priority: 3 },
    {
      name: (id: string, modules: Modules) => (isStart(id, modules) ? 'start' : null),
      minShareCount: 2,
      priority: 2,
    },
    { name: 'frame', minShareCount: NEARLY_ALL, priority: 1 },
    { name: 'shared', minShareCount: SEVERAL },
  ];
}

/** A module and all that it imports before it runs. */
function importedBy(entry: string, modules: Modules): Set<string> {
  const found = new Set([entry]);
  for (const id of found) for (const imported of modules.getModuleInfo(id)?.importedIds ?? []) found.add(imported);
  return found;
}
