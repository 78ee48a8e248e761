import { countAssets, deleteAssets, listAssets } from '@etouch/contracts/routes/assets';
import type { Asset } from '@etouch/contracts/routes/assets';
import { getProject } from '@etouch/contracts/routes/projects';
import { ConfirmDialog } from '@etouch/ui/confirm-dialog';
import { showToast } from '@etouch/ui/toast';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { api } from '../../lib/api.ts';
import { formatBytes } from '../../lib/format.ts';
import { invalidate } from '../../lib/query.ts';
import { useLanguage } from '../../lib/use-language.ts';
import type { Refused } from './edit-assets.ts';

const NAMES = 3;

export interface DeleteDialogProps {
  projectId: string;
  /** Null: everything in the trash, `count` photos. */
  assets: Asset[] | null;
  count: number;
  onClose: (refused: Refused[]) => void;
}

/** Asks before photos of the trash are deleted for good, and names what is lost with them. */
export function DeleteDialog({ projectId, assets, count, onClose }: DeleteDialogProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const remove = useMutation({
    mutationFn: () =>
      api.call(deleteAssets, { params: { projectId }, body: assets ? { assetIds: assets.map(({ id }) => id) } : {} }),
    onSuccess: ({ deleted, refused }) => {
      showToast({ text: t('photos.trash.deleted', { count: deleted }) });
      onClose(refused);
    },
    onSettled: () => invalidate(listAssets, countAssets, getProject),
  });
  const label = t('photos.trash.delete', { count });
  const names = assets?.slice(0, NAMES).map(({ name }) => name) ?? [];
  const rest = (assets?.length ?? 0) - names.length;
  const bytes = assets?.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) ?? 0;
  const comments = assets?.reduce((sum, { openComments = 0 }) => sum + openComments, 0) ?? 0;
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose([])}
      title={label}
      confirmLabel={label}
      cancelLabel={t('common.cancel')}
      closeLabel={t('common.close')}
      isDanger
      isBusy={remove.isPending}
      onConfirm={() => remove.mutate()}
    >
      <div className="flex flex-col gap-2">
        {names.length > 0 ? (
          <p className="break-words">
            {new Intl.ListFormat(language).format(
              rest > 0 ? [...names, t('photos.trash.others', { count: rest })] : names,
            )}
            {bytes > 0 ? ` (${formatBytes(bytes, language)})` : ''}
          </p>
        ) : null}
        <p>{t('photos.trash.lost')}</p>
        {comments > 0 ? <p>{t('photos.trash.comments', { count: comments })}</p> : null}
        <ProblemBanner error={remove.error} />
      </div>
    </ConfirmDialog>
  );
}
