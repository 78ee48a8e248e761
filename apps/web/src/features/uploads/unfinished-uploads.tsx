import { discardUpload, listUploads } from '@etouch/contracts/routes/uploads';
import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { apiQuery, invalidate } from '../../lib/query.ts';
import { useUploads } from './upload-store.ts';

/** Files of this project that a reload or another browser left half sent: they go on once they are dropped again. */
export function UnfinishedUploads({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const entries = useUploads();
  const open = useQuery(apiQuery(listUploads, { query: { projectId, state: 'OPEN', limit: 200 } }));
  const names = new Set(entries.map(({ name }) => name));
  const left = (open.data?.items ?? []).filter(({ fileName }) => !names.has(fileName));
  const discard = useMutation({
    mutationFn: () => Promise.all(left.map(({ id }) => api.call(discardUpload, { params: { uploadId: id } }))),
    onSettled: () => invalidate(listUploads),
  });
  if (left.length === 0) return null;
  return (
    <div className="px-4 pt-3 sm:px-6">
      <Banner
        kind="warning"
        title={t('uploads.unfinished.title')}
        actions={
          <Button isSmall isBusy={discard.isPending} onPress={() => discard.mutate()}>
            {t('uploads.unfinished.discard')}
          </Button>
        }
      >
        <p>{t('uploads.unfinished.text', { count: left.length })}</p>
        <p className="truncate text-12 text-muted">{left.map(({ fileName }) => fileName).join(', ')}</p>
      </Banner>
    </div>
  );
}
