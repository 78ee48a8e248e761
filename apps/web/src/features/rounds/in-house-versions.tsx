import { getProject } from '@etouch/contracts/routes/projects';
import type { Project } from '@etouch/contracts/routes/projects';
import { handInVersions, listRounds } from '@etouch/contracts/routes/rounds';
import { Button } from '@etouch/ui/button';
import { Checkbox } from '@etouch/ui/checkbox';
import { DropZone } from '@etouch/ui/drop-zone';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { invalidate } from '../../lib/query.ts';
import { enqueueUploads } from '../uploads/enqueue.ts';
import type { RoundWork } from './use-rounds.ts';

/** Where the studio itself retouches: drop the versions, then hand them in for checking. */
export function InHouseVersions({ project, round }: { project: Project; round: RoundWork }) {
  const { t } = useTranslation();
  const [silhouetteModified, setSilhouette] = useState(false);
  const own = round.assets.filter(({ assignment }) => assignment?.organization.id === project.studio.id);
  const ready = own
    .flatMap(({ versions }) => versions.slice(0, 1))
    .filter(({ handedInAt, status }) => handedInAt === null && status === 'READY');
  const handIn = useMutation({
    mutationFn: () => api.call(handInVersions, { body: { versionIds: ready.map(({ id }) => id), silhouetteModified } }),
    onSuccess: ({ handedIn }) => showToast({ text: t('rounds.inHouseUpload.done', { count: handedIn }) }),
    onSettled: () => invalidate(listRounds, getProject),
  });
  if (own.length === 0) return null;
  return (
    <div className="flex flex-col gap-3 border-t border-line p-4">
      <DropZone
        words={{
          invite: t('rounds.inHouseUpload.invite'),
          release: t('rounds.inHouseUpload.release', { number: round.number }),
          chooseFiles: t('photos.drop.files'),
          chooseFolder: t('photos.drop.folder'),
        }}
        onFiles={(files) => void enqueueUploads({ purpose: 'VERSION', roundId: round.id }, files)}
      />
      <ProblemBanner error={handIn.error} />
      {ready.length > 0 ? (
        <div className="flex flex-wrap items-center justify-between gap-3">
          <Checkbox isSelected={silhouetteModified} onChange={setSilhouette}>
            {t('rounds.inHouseUpload.silhouette')}
          </Checkbox>
          <Button isBusy={handIn.isPending} onPress={() => handIn.mutate()}>
            {t('rounds.inHouseUpload.handIn', { count: ready.length })}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
