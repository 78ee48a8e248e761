import { clsx } from 'clsx';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components';
import { FieldHelp } from './field.tsx';
import type { FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

export interface CheckboxProps extends Omit<FieldProps, 'label' | 'isLabelHidden'> {
  /** The words beside the box; may hold a link. Left out only in a table, with `aria-label`. */
  children?: ReactNode;
  isSelected?: boolean;
  defaultSelected?: boolean;
  /** Some of what it stands for is chosen. */
  isIndeterminate?: boolean;
  onChange?: (isSelected: boolean) => void;
  /** Its value in a CheckboxGroup. */
  value?: string;
  'aria-label'?: string;
  slot?: string | null;
}

/** Yes or no, taking effect with the form. What takes effect at once is a Switch. */
export function Checkbox({ children, description, error, ...box }: CheckboxProps) {
  return (
    <CheckboxField
      {...box}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      className="flex flex-col gap-1"
    >
      <CheckboxButton
        className="group inline-flex min-h-(--row) items-center gap-2 text-body text-text disabled:text-muted"
        data-no-ring
      >
        {({ isSelected, isIndeterminate }) => (
          <>
            <span
              className={clsx(
                'flex size-4 shrink-0 items-center justify-center rounded-sm border transition-colors group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent-text',
                isSelected || isIndeterminate
                  ? 'border-accent bg-accent text-on-accent group-disabled:border-edge group-disabled:bg-edge'
                  : 'border-edge bg-panel group-hover:border-text group-invalid:border-red group-disabled:border-line',
              )}
            >
              {isIndeterminate ? (
                <Icon of={Minus} className="size-3.5" />
              ) : isSelected ? (
                <Icon of={Check} className="size-3.5" />
              ) : null}
            </span>
            {children ? <span>{children}</span> : null}
          </>
        )}
      </CheckboxButton>
      <FieldHelp description={description} error={error} />
    </CheckboxField>
  );
}
