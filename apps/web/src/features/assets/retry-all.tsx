import { countAssets, getAsset, listAssets, retryAllProcessing } from '@etouch/contracts/routes/assets';
import { Button } from '@etouch/ui/button';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { useCan } from '../../lib/me.ts';
import { invalidate } from '../../lib/query.ts';

/** Reads every file of the project that failed once more, those beyond the page too. */
export function RetryAll({ projectId }: { projectId: string }) {
  const { t } = useTranslation();
  const can = useCan();
  const retry = useMutation({
    mutationFn: () => api.call(retryAllProcessing, { params: { projectId } }),
    onSettled: () => invalidate(listAssets, getAsset, countAssets),
  });
  if (!can('asset.edit')) return null;
  return (
    <>
      <ProblemBanner error={retry.error} />
      <div>
        <Button isSmall isBusy={retry.isPending} onPress={() => retry.mutate()}>
          {t('photos.failed.retryAll')}
        </Button>
      </div>
    </>
  );
}
