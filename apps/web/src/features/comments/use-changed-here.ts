import { getChangeHere } from '@etouch/contracts/routes/media';
import type { Annotation } from '@etouch/contracts/common';
import { skipToken, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { areaOf } from './remark-area.ts';

/**
 * Whether the photo changed in a version where a remark on an earlier one points, both laid over each other by the server;
 * null where the version does not show the place any more, no data without a place.
 */
export function useChangedHere(versionId: string, against: string, annotation: Annotation | null) {
  const input = annotation ? { params: { versionId }, query: { against, ...areaOf(annotation) } } : null;
  return useQuery({
    queryKey: [getChangeHere.id, versionId, against, annotation],
    queryFn: input ? async ({ signal }) => (await api.call(getChangeHere, input, { signal })).changed : skipToken,
    // Versions never change.
    staleTime: Infinity,
    retry: false,
  });
}
