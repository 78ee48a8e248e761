import { useState } from 'react';

const kept = new Map<string, ReadonlySet<string>>();

/** The selected photos of a project; they survive leaving its grid and coming back. */
export function useKeptSelection(projectId: string): [ReadonlySet<string>, (ids: ReadonlySet<string>) => void] {
  const [ids, setIds] = useState<ReadonlySet<string>>(() => kept.get(projectId) ?? new Set());
  return [
    ids,
    (next) => {
      kept.set(projectId, next);
      setIds(next);
    },
  ];
}
