import { ConfirmDialog } from '@etouch/ui/confirm-dialog';
import { useTranslation } from 'react-i18next';
import type { UploadEntry } from './upload-item.ts';
import { cancelUploads } from './upload-queue.ts';

export interface CancelDialogProps {
  /** What would be given up; none: nothing is asked. */
  entries: readonly UploadEntry[];
  onClose: () => void;
}

/** Asks before files are given up: what was sent of them is thrown away, and on a slow line that was an hour. */
export function CancelDialog({ entries, onClose }: CancelDialogProps) {
  const { t } = useTranslation();
  const count = entries.length;
  const [only] = count === 1 ? entries : [];
  if (count === 0) return null;
  const ids = new Set(entries.map(({ id }) => id));
  return (
    <ConfirmDialog
      isOpen
      isDanger
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={only ? t('uploads.cancelling.one', { name: only.name }) : t('uploads.cancelling.title', { count })}
      confirmLabel={t('uploads.cancelling.confirm', { count })}
      cancelLabel={t('uploads.cancelling.keep')}
      closeLabel={t('common.close')}
      onConfirm={() => {
        cancelUploads(({ id }) => ids.has(id));
        onClose();
      }}
    >
      {t('uploads.cancelling.text')}
    </ConfirmDialog>
  );
}
