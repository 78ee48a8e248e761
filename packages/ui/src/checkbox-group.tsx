import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components';
import { Checkbox } from './checkbox.tsx';
import { FieldHelp, FieldLabel, fieldStack } from './field.tsx';
import type { FieldProps } from './field.tsx';
import type { Option } from './select.tsx';

export interface CheckboxGroupProps extends FieldProps {
  options: Option[];
  value: string[];
  onChange: (ids: string[]) => void;
}

/** Any number of a few options. */
export function CheckboxGroup({ label, isLabelHidden, description, error, options, ...group }: CheckboxGroupProps) {
  return (
    <AriaCheckboxGroup {...group} isInvalid={error ? true : undefined} validationBehavior="aria" className={fieldStack}>
      <FieldLabel label={label} isHidden={isLabelHidden} />
      {options.map((option) => (
        <Checkbox key={option.id} value={option.id} description={option.description}>
          {option.label}
        </Checkbox>
      ))}
      <FieldHelp description={description} error={error} />
    </AriaCheckboxGroup>
  );
}
