import { Button } from '@etouch/ui/button';
import { Dialog } from '@etouch/ui/dialog';
import type { DialogProps } from '@etouch/ui/dialog';
import { Form } from '@etouch/ui/form';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from './problem-banner.tsx';

export interface DialogFormProps {
  children: ReactNode;
  onClose: () => void;
  onSubmit: () => void;
  /** What the server refused; stands above the fields. */
  error: unknown;
  /** The act's own words: never "OK". */
  submitLabel: string;
  isBusy: boolean;
  /** Why it cannot be sent yet; the button is off and says so. */
  reason?: string | undefined;
  /** For what cannot be taken back. */
  isDanger?: boolean;
}

/** A form inside a dialog that is already there: what was refused, the fields, the way out and the act. */
export function DialogForm({
  children,
  onClose,
  onSubmit,
  error,
  submitLabel,
  isBusy,
  reason,
  isDanger = false,
}: DialogFormProps) {
  const { t } = useTranslation();
  return (
    // Enter submits a form whose button is off all the same.
    <Form onSubmit={() => reason === undefined && onSubmit()}>
      <ProblemBanner error={error} />
      {children}
      <div className="flex flex-wrap justify-end gap-2 pb-2">
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button type="submit" variant={isDanger ? 'danger' : 'primary'} isBusy={isBusy} reason={reason}>
          {submitLabel}
        </Button>
      </div>
    </Form>
  );
}

/** A dialog that is one form, open for as long as it is rendered. */
export function FormDialog({
  title,
  width,
  ...form
}: DialogFormProps & { title: string; width?: DialogProps['width'] }) {
  const { t } = useTranslation();
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && form.onClose()}
      title={title}
      closeLabel={t('common.close')}
      {...(width ? { width } : {})}
    >
      <DialogForm {...form} />
    </Dialog>
  );
}
