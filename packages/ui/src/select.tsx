import { clsx } from 'clsx';
import { Check, ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, Text } from 'react-aria-components';
import { floatBox, inputBox, optionRow } from './classes.ts';
import { FieldHelp, FieldLabel, fieldStack } from './field.tsx';
import type { FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';

export interface Option {
  id: string;
  label: string;
  description?: string;
  icon?: LucideIcon;
}

export interface SelectProps extends FieldProps {
  options: Option[];
  value: string | null;
  onChange: (id: string) => void;
  placeholder?: string;
}

/** One of a few options. Beyond about ten, a ComboBox finds faster. */
export function Select({
  label,
  isLabelHidden,
  description,
  error,
  options,
  value,
  onChange,
  placeholder,
  ...field
}: SelectProps) {
  return (
    <AriaSelect
      {...field}
      value={value}
      onChange={(key) => key !== null && onChange(String(key))}
      placeholder={placeholder}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      className={fieldStack}
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <Button className={clsx(inputBox, 'flex items-center justify-between gap-2 text-start')}>
        <SelectValue className="min-w-0 truncate placeholder:text-muted">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <Icon of={ChevronDown} className="text-muted" />
      </Button>
      <FieldHelp description={description} error={error} />
      <Popover offset={4} className={clsx(floatBox, 'min-w-(--trigger-width) p-1')}>
        <ListBox items={options} className="max-h-80 overflow-auto outline-none">
          {(option) => <OptionRow option={option} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

/** One line of a list of options, ticked when chosen; the ComboBox shows the same. */
export function OptionRow({ option }: { option: Option }) {
  return (
    <ListBoxItem id={option.id} textValue={option.label} className={clsx(optionRow, 'py-1')}>
      {({ isSelected }) => (
        <>
          {option.icon ? <Icon of={option.icon} className="text-muted" /> : null}
          <span className="min-w-0 grow">
            <Text slot="label" className="block truncate">
              {option.label}
            </Text>
            {option.description ? (
              <Text slot="description" className="block truncate text-12 text-muted">
                {option.description}
              </Text>
            ) : null}
          </span>
          <Icon of={Check} className={isSelected ? 'text-accent-text' : 'invisible'} />
        </>
      )}
    </ListBoxItem>
  );
}
