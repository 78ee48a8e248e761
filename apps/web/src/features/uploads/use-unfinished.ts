import { discardUpload, listUploads } from '@etouch/contracts/routes/uploads';
import type { Upload } from '@etouch/contracts/routes/uploads';
import type { FileSource } from '@etouch/ui/drop-zone';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { useMe } from '../../lib/me.ts';
import { apiList, invalidate } from '../../lib/query.ts';
import { enqueueFiles } from './enqueue.ts';
import { findAgain, matchAgain } from './find-again.ts';
import type { FoundAgain } from './find-again.ts';
import { forgetKept, NOTHING_LEFT, readLeftBehind, uploadOwner } from './journal.ts';
import type { JournalFile } from './journal.ts';
import { noteLeftOut } from './left-out-store.ts';
import { useUploads } from './upload-store.ts';

/** Whose unfinished files a page shows: a project's photos, a project's versions, or all versions for retouching. */
export type UnfinishedScope =
  | { projectId: string }
  | { projectId: string; rounds: readonly string[] }
  | { rounds: null };

const LEFT_BEHIND = ['left-behind'];
/** A tab that was closed leaves its files behind without saying so, ms. */
const LOOK_MS = 15_000;

function isIn(scope: UnfinishedScope, { target }: JournalFile): boolean {
  if ('rounds' in scope)
    return target.purpose === 'VERSION' && (scope.rounds === null || scope.rounds.includes(target.roundId));
  return target.purpose === 'ASSET' && target.projectId === scope.projectId;
}

const nameAndSize = (name: string, size: number) => `${size} ${name}`;

/** Files that a reload, another browser or a closed tab left unsent or half sent, and the ways to go on with them. */
export function useUnfinished(scope: UnfinishedScope) {
  const client = useQueryClient();
  const entries = useUploads();
  const query =
    'projectId' in scope ? { projectId: scope.projectId, state: 'OPEN' as const } : { state: 'OPEN' as const };
  const open = useQuery({ ...apiList(listUploads, { query }), refetchInterval: LOOK_MS });
  const owner = uploadOwner(useMe());
  const journal = useQuery({
    queryKey: [...LEFT_BEHIND, owner],
    queryFn: () => readLeftBehind(owner),
    refetchInterval: LOOK_MS,
    staleTime: 0,
  });
  const { files, roots, inHand } = journal.data ?? NOTHING_LEFT;
  const missing = files.filter((file) => isIn(scope, file));
  const known = new Set([
    ...entries.map(({ name, size }) => nameAndSize(name, size)),
    ...[...inHand, ...missing].map(({ name, size }) => nameAndSize(name, size)),
  ]);
  const purpose = 'rounds' in scope ? 'VERSION' : 'ASSET';
  // What the server alone knows of: begun in another browser. What is coming in right now is nobody's to take up.
  const elsewhere: Upload[] = (open.data?.items ?? []).filter(
    (upload) =>
      upload.purpose === purpose && !upload.isSending && !known.has(nameAndSize(upload.fileName, upload.sizeBytes)),
  );
  const refresh = () => Promise.all([client.invalidateQueries({ queryKey: LEFT_BEHIND }), invalidate(listUploads)]);
  const take = (found: readonly FoundAgain[]) => {
    // Thousands at once: the pages hear of each target's files together.
    for (const group of Map.groupBy(found, ({ kept }) => JSON.stringify(kept.target)).values()) {
      const [first] = group;
      if (first)
        enqueueFiles(
          first.kept.target,
          group.map(({ dropped }) => dropped),
        );
    }
    forgetKept(found.map(({ kept }) => kept.key));
  };
  return {
    missing,
    elsewhere,
    /** The browser knows where all or some of them lie. */
    canFind: missing.some(({ root }) => root !== null && roots.has(root)),
    resume: async () => {
      const { found, gone } = await findAgain({ files: missing, roots });
      take(found);
      noteLeftOut(gone);
      forgetKept(gone.map(({ key }) => key));
      await refresh();
    },
    /** Takes what is missing from files chosen again; returns how many others there were. */
    chooseAgain: async (source: FileSource): Promise<number> => {
      let others = 0;
      const left = [...missing];
      for await (const { files: chosen } of source) {
        const found = matchAgain(chosen, left);
        for (const { kept } of found) left.splice(left.indexOf(kept), 1);
        take(found);
        const taken = new Set(found.map(({ dropped }) => dropped));
        const rest = chosen.filter((one) => !taken.has(one));
        const begun = rest.filter(({ file }) =>
          elsewhere.some((upload) => upload.fileName === file.name && upload.sizeBytes === file.size),
        );
        if (!('rounds' in scope)) enqueueFiles({ purpose: 'ASSET', projectId: scope.projectId }, begun);
        others += rest.length - begun.length;
      }
      await refresh();
      return others;
    },
    discard: async () => {
      forgetKept(missing.map(({ key }) => key));
      const names = new Set(missing.map(({ name, size }) => nameAndSize(name, size)));
      const inScope = (open.data?.items ?? []).filter(
        (upload) => upload.purpose === purpose && names.has(nameAndSize(upload.fileName, upload.sizeBytes)),
      );
      await Promise.all(
        [...elsewhere, ...inScope].map(({ id }) => api.call(discardUpload, { params: { uploadId: id } })),
      ).finally(() => void refresh());
    },
  };
}
