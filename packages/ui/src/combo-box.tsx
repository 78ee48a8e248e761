import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { Button, ComboBox as AriaComboBox, Group, Input, ListBox, Popover } from 'react-aria-components';
import { floatBox, groupBox } from './classes.ts';
import { FieldHelp, FieldLabel, fieldStack } from './field.tsx';
import type { FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import { OptionRow } from './select.tsx';
import type { Option } from './select.tsx';

export interface ComboBoxProps extends FieldProps {
  options: Option[];
  value: string | null;
  onChange: (id: string | null) => void;
  /** Given, the server filters: called with what was typed. Otherwise the options are filtered here. */
  onSearch?: (text: string) => void;
  placeholder?: string;
  /** Shown when nothing matches. */
  emptyText: string;
}

/** One of many options, found by typing. */
export function ComboBox({
  label,
  isLabelHidden,
  description,
  error,
  options,
  value,
  onChange,
  onSearch,
  placeholder,
  emptyText,
  ...field
}: ComboBoxProps) {
  return (
    <AriaComboBox
      {...field}
      {...(onSearch ? { items: options } : { defaultItems: options })}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      onInputChange={onSearch}
      allowsEmptyCollection
      menuTrigger="focus"
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      className={fieldStack}
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <Group className={groupBox}>
        <Input
          placeholder={placeholder}
          data-no-ring
          className="min-w-0 grow bg-transparent px-2.5 outline-none placeholder:text-muted"
        />
        <Button className="me-0.5 flex size-7 shrink-0 items-center justify-center rounded-sm text-muted">
          <Icon of={ChevronDown} />
        </Button>
      </Group>
      <FieldHelp description={description} error={error} />
      <Popover offset={4} className={clsx(floatBox, 'min-w-(--trigger-width) p-1')}>
        <ListBox<Option>
          className="max-h-80 overflow-auto outline-none"
          renderEmptyState={() => <p className="px-2 py-1.5 text-12 text-muted">{emptyText}</p>}
        >
          {(option) => <OptionRow option={option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}
