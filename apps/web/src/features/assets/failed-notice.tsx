import { getAsset, listAssets, retryProcessing } from '@etouch/contracts/routes/assets';
import type { Asset } from '@etouch/contracts/routes/assets';
import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api.ts';
import { useCan } from '../../lib/me.ts';
import { invalidate } from '../../lib/query.ts';
import { useFailureWords } from './use-failure-words.ts';

/** Of these the original itself is not there as it came. */
const LOST = new Set(['ORIGINAL_MISSING', 'ORIGINAL_ALTERED']);

/** Why a file could not be read, or not be made fit to be watched; what is kept, and the way to try again. */
export function FailedNotice({ asset }: { asset: Pick<Asset, 'id' | 'name' | 'processingError' | 'renditionError'> }) {
  const { t } = useTranslation();
  const can = useCan();
  const words = useFailureWords();
  const retry = useMutation({
    mutationFn: () => api.call(retryProcessing, { params: { assetId: asset.id } }),
    onSettled: () => invalidate(listAssets, getAsset),
  });
  const cause = asset.processingError ?? asset.renditionError;
  if (!cause) return null;
  return (
    <Banner
      kind="error"
      title={`${asset.name} – ${words(cause)}`}
      actions={
        can('asset.edit') ? (
          <Button isSmall isBusy={retry.isPending} onPress={() => retry.mutate()}>
            {t('photos.failed.retry')}
          </Button>
        ) : undefined
      }
    >
      {LOST.has(cause) ? t('photos.failed.lost') : t('photos.failed.kept')}
    </Banner>
  );
}
