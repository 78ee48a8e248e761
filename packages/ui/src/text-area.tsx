import { clsx } from 'clsx';
import { TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { inputBox } from './classes.ts';
import { FieldHelp, FieldLabel, fieldStack } from './field.tsx';
import type { FieldProps } from './field.tsx';

export interface TextAreaProps extends FieldProps {
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  placeholder?: string;
  rows?: number;
  maxLength?: number;
  /** Has the focus when it appears: the first field of a dialog, never of a page. */
  takesFocus?: boolean;
  /** Ctrl/Cmd-Enter, to send without leaving the keyboard. */
  onSubmit?: () => void;
}

/** Several lines of text. */
export function TextArea({
  label,
  isLabelHidden,
  description,
  error,
  placeholder,
  rows = 3,
  onSubmit,
  takesFocus,
  ...field
}: TextAreaProps) {
  return (
    <AriaTextField
      {...field}
      {...(takesFocus && { autoFocus: true })}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      className={fieldStack}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSubmit?.();
        else event.continuePropagation();
      }}
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <AriaTextArea rows={rows} placeholder={placeholder} className={clsx(inputBox, 'resize-y py-1.5')} />
      <FieldHelp description={description} error={error} />
    </AriaTextField>
  );
}
