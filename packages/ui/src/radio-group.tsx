import { clsx } from 'clsx';
import { RadioButton, RadioField, RadioGroup as AriaRadioGroup, Text } from 'react-aria-components';
import { FieldHelp, FieldLabel, fieldStack } from './field.tsx';
import type { FieldProps } from './field.tsx';
import type { Option } from './select.tsx';

export interface RadioGroupProps extends FieldProps {
  options: Option[];
  value: string | null;
  onChange: (id: string) => void;
}

/** Exactly one of a few options, all of them in view. What is said of all stands above them: below, it reads as the last one’s. */
export function RadioGroup({ label, isLabelHidden, description, error, options, ...group }: RadioGroupProps) {
  return (
    <AriaRadioGroup {...group} isInvalid={error ? true : undefined} validationBehavior="aria" className={fieldStack}>
      <FieldLabel label={label} isHidden={isLabelHidden} />
      {description ? (
        <Text slot="description" className="text-12 text-muted">
          {description}
        </Text>
      ) : null}
      {options.map((option) => (
        <RadioField key={option.id} value={option.id}>
          <RadioButton
            data-no-ring
            className="group inline-flex min-h-(--row) items-center gap-2 text-body text-text disabled:text-muted"
          >
            {({ isSelected }) => (
              <>
                <span
                  className={clsx(
                    'size-4 shrink-0 rounded-full border bg-panel transition-colors group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent-text',
                    isSelected
                      ? 'border-5 border-accent group-disabled:border-edge'
                      : 'border-edge group-hover:border-text',
                  )}
                />
                <span>{option.label}</span>
              </>
            )}
          </RadioButton>
          {option.description ? (
            <Text slot="description" className="block ps-6 text-12 text-muted">
              {option.description}
            </Text>
          ) : null}
        </RadioField>
      ))}
      <FieldHelp error={error} />
    </AriaRadioGroup>
  );
}
