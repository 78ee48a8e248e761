import { useState } from 'react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { Form } from './form.tsx';
import { TextArea } from './text-area.tsx';
import { TextField } from './text-field.tsx';

export interface ConfirmDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  /** What will happen, and what is kept. */
  children: ReactNode;
  /** The verb with its object: "Supprimer 12 photos". */
  confirmLabel: string;
  cancelLabel: string;
  closeLabel: string;
  /** Cannot be undone: the button is red and `children` must say so. */
  isDanger?: boolean;
  /** Asks why; what was written is handed to `onConfirm`. */
  askReason?: { label: string; description?: string; isRequired?: boolean; missing: string };
  /** Asks to type this exact name or number before it acts. */
  askName?: { label: string; expected: string; mismatch: string };
  isBusy?: boolean;
  onConfirm: (reason: string) => void;
}

/** The last question before something that matters. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onOpenChange, title, closeLabel } = props;
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title={title} closeLabel={closeLabel}>
      <Question {...props} />
    </Dialog>
  );
}

function Question({
  children,
  confirmLabel,
  cancelLabel,
  isDanger,
  askReason,
  askName,
  isBusy,
  onConfirm,
  onOpenChange,
}: ConfirmDialogProps) {
  const [reason, setReason] = useState('');
  const [name, setName] = useState('');
  const refusal =
    askReason?.isRequired && reason.trim() === ''
      ? askReason.missing
      : askName && name.trim() !== askName.expected
        ? askName.mismatch
        : undefined;
  return (
    <Form onSubmit={() => refusal === undefined && onConfirm(reason.trim())}>
      <div className="text-body text-muted">{children}</div>
      {askReason ? (
        <TextArea
          takesFocus
          label={askReason.label}
          description={askReason.description}
          isRequired={askReason.isRequired}
          value={reason}
          onChange={setReason}
        />
      ) : null}
      {askName ? (
        <TextField takesFocus={!askReason} autoComplete="off" label={askName.label} value={name} onChange={setName} />
      ) : null}
      <div className="flex flex-wrap justify-end gap-2 pb-2">
        <Button onPress={() => onOpenChange(false)}>{cancelLabel}</Button>
        <Button type="submit" variant={isDanger ? 'danger' : 'primary'} reason={refusal} isBusy={isBusy}>
          {confirmLabel}
        </Button>
      </div>
    </Form>
  );
}
