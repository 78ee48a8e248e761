import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useFieldSentence } from './field-words.tsx';
import { Icon } from './icon.tsx';

/** What every field of a form takes. */
export interface FieldProps {
  label: string;
  /** The label is read but not shown (a search bar, a table's cell). */
  isLabelHidden?: boolean;
  description?: ReactNode;
  /** What is wrong with this value and what to do; shown at the field. */
  error?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  name?: string;
}

/** The classes of a field's outer element. */
export const fieldStack = 'flex min-w-0 flex-col gap-1';

/** The label above, in the same place for every field. */
export function FieldLabel({ label, isHidden = false }: { label: string; isHidden?: boolean }) {
  return <Label className={isHidden ? 'sr-only' : 'text-12 font-medium text-text'}>{label}</Label>;
}

/** The help under a field, replaced by the error when there is one. */
export function FieldHelp({ description, error }: { description?: ReactNode; error?: string }) {
  const sentence = useFieldSentence();
  return (
    <>
      {description && !error ? (
        <Text slot="description" className="text-12 text-muted">
          {description}
        </Text>
      ) : null}
      <FieldError className="flex items-start gap-1.5 text-12 text-red">
        {({ validationErrors, validationDetails }) => (
          <>
            <Icon of={CircleAlert} className="mt-px size-3.5" />
            <span>{error ?? sentence(validationDetails, validationErrors)}</span>
          </>
        )}
      </FieldError>
    </>
  );
}
