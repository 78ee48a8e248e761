import type { RouteInput } from '@etouch/contracts/route';
import { listComments } from '@etouch/contracts/routes/comments';
import { getProject } from '@etouch/contracts/routes/projects';
import { checkVersions, listRounds } from '@etouch/contracts/routes/rounds';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { invalidate } from '../../lib/query.ts';
import type { CheckEntry } from './check-entries.ts';

type Check = Omit<RouteInput<typeof checkVersions>['body'], 'versionIds'>;

/** Passes a version or sends it back. */
export function useVersionCheck({ version }: CheckEntry, onDone: () => void) {
  const { t } = useTranslation();
  return useMutation({
    mutationFn: (check: Check) => api.call(checkVersions, { body: { versionIds: [version.id], ...check } }),
    onSuccess: (_, { decision }) => {
      showToast({ text: decision === 'PASSED' ? t('check.passed') : t('check.sentBack') });
      onDone();
    },
    onSettled: () => invalidate(listRounds, getProject, listComments),
  });
}
