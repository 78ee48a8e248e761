import { ConfirmDialog } from '@etouch/ui/confirm-dialog';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';

export interface SendBackDialogProps {
  name: string;
  hasAnnotation: boolean;
  isBusy: boolean;
  error: unknown;
  onClose: () => void;
  onConfirm: (reason: string) => void;
}

/** Asks what the retoucher has to do again. */
export function SendBackDialog({ name, hasAnnotation, isBusy, error, onClose, onConfirm }: SendBackDialogProps) {
  const { t } = useTranslation();
  return (
    <ConfirmDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('check.sendBackDialog.title', { name })}
      confirmLabel={t('check.sendBack')}
      cancelLabel={t('common.cancel')}
      closeLabel={t('common.close')}
      askReason={{ label: t('common.reason'), isRequired: true, missing: t('common.reasonMissing') }}
      isBusy={isBusy}
      onConfirm={onConfirm}
    >
      <p>{t('check.sendBackDialog.text')}</p>
      {hasAnnotation ? <p>{t('check.sendBackDialog.pinned')}</p> : null}
      <ProblemBanner error={error} />
    </ConfirmDialog>
  );
}
