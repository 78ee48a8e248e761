import { getAsset, listAssets } from '@etouch/contracts/routes/assets';
import { createComment, forwardComment, listComments, resolveComment } from '@etouch/contracts/routes/comments';
import { listQueue, listRounds } from '@etouch/contracts/routes/rounds';
import type { RouteInput } from '@etouch/contracts/route';
import { useMutation } from '@tanstack/react-query';
import { api } from '../../lib/api.ts';
import { invalidate } from '../../lib/query.ts';

const refresh = () => invalidate(listComments, listAssets, getAsset, listRounds, listQueue);

export function useCreateComment() {
  return useMutation({
    mutationFn: ({ body, key }: { body: RouteInput<typeof createComment>['body']; key: string }) =>
      api.call(createComment, { body }, { idempotencyKey: key }),
    onSuccess: refresh,
  });
}

export function useResolveComment() {
  return useMutation({
    mutationFn: ({ commentId, resolved }: { commentId: string; resolved: boolean }) =>
      api.call(resolveComment, { params: { commentId }, body: { resolved } }),
    onSuccess: refresh,
  });
}

export function useForwardComment() {
  return useMutation({
    mutationFn: (commentId: string) => api.call(forwardComment, { params: { commentId }, body: {} }),
    onSuccess: refresh,
  });
}
