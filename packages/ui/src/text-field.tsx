import { Input, TextField as AriaTextField } from 'react-aria-components';
import { inputBox } from './classes.ts';
import { FieldHelp, FieldLabel, fieldStack } from './field.tsx';
import type { FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  value?: string;
  defaultValue?: string;
  onChange?: (value: string) => void;
  type?: 'text' | 'email' | 'password' | 'tel' | 'url';
  autoComplete?: string;
  placeholder?: string;
  maxLength?: number;
  /** Has the focus when it appears: the first field of a dialog, never of a page. */
  takesFocus?: boolean;
  inputMode?: 'text' | 'email' | 'numeric' | 'tel' | 'url';
  onBlur?: () => void;
}

/** One line of text. */
export function TextField({
  label,
  isLabelHidden,
  description,
  error,
  placeholder,
  onBlur,
  takesFocus,
  ...field
}: TextFieldProps) {
  return (
    <AriaTextField
      {...field}
      {...(takesFocus && { autoFocus: true })}
      onBlur={() => onBlur?.()}
      isInvalid={error ? true : undefined}
      // The browser refuses an empty or misspelt value at its field; an error of ours is shown and holds nothing back.
      validationBehavior={error ? 'aria' : 'native'}
      className={fieldStack}
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <Input placeholder={placeholder} className={inputBox} />
      <FieldHelp description={description} error={error} />
    </AriaTextField>
  );
}
