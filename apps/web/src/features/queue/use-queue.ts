import { listQueue } from '@etouch/contracts/routes/rounds';
import { listUploads } from '@etouch/contracts/routes/uploads';
import type { Upload } from '@etouch/contracts/routes/uploads';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { apiList, apiQuery, invalidate } from '../../lib/query.ts';
import { useUploads } from '../uploads/upload-store.ts';
import { takesVersions } from './queue-rows.ts';

/** A file that arrived and fits no photo yet, with the round it was dropped for. */
export interface UnmatchedFile extends Upload {
  roundId: string;
}

/** The whole queue; it is read again when a version of this tab has arrived. */
export function useQueue() {
  const query = useQuery(apiList(listQueue, {}));
  const arrived = useUploads().filter(
    ({ state, target }) => target.purpose === 'VERSION' && (state === 'done' || state === 'failed'),
  ).length;
  useEffect(() => {
    if (arrived > 0) void invalidate(listQueue, listUploads);
  }, [arrived]);
  return query;
}

/** The files of the open rounds that a person has to match. One that two rounds of a project share is listed once. */
export function useUnmatched(
  items: readonly { roundId: string; state: Parameters<typeof takesVersions>[0]['state'] }[],
) {
  const rounds = [...new Set(items.filter(takesVersions).map(({ roundId }) => roundId))];
  return useQueries({
    queries: rounds.map((roundId) => apiQuery(listUploads, { query: { roundId, unmatched: 'true', limit: 200 } })),
    combine: (results): UnmatchedFile[] => {
      const files = results.flatMap(({ data }, at) =>
        (data?.items ?? []).map((upload) => ({ ...upload, roundId: rounds[at] ?? '' })),
      );
      return [...new Map(files.map((file) => [file.id, file])).values()];
    },
  });
}
