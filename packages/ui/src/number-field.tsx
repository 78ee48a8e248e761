import { Minus, Plus } from 'lucide-react';
import { Button, Group, Input, NumberField as AriaNumberField } from 'react-aria-components';
import { groupBox } from './classes.ts';
import { FieldHelp, FieldLabel, fieldStack } from './field.tsx';
import type { FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';
import type { LucideIcon } from './icon.tsx';

export interface NumberFieldProps extends FieldProps {
  value?: number | null;
  defaultValue?: number;
  /** null when the field was emptied. */
  onChange?: (value: number | null) => void;
  minValue?: number;
  maxValue?: number;
  step?: number;
  formatOptions?: Intl.NumberFormatOptions;
  /** Hides the two stepping buttons. */
  isPlain?: boolean;
  placeholder?: string;
}

/** A number, read and written in the person's own way ("1 250,5"). Arrow keys step it. */
export function NumberField({
  label,
  isLabelHidden,
  description,
  error,
  value,
  onChange,
  isPlain = false,
  placeholder,
  ...field
}: NumberFieldProps) {
  return (
    <AriaNumberField
      {...field}
      value={value === null ? Number.NaN : value}
      onChange={(next) => onChange?.(Number.isNaN(next) ? null : next)}
      isInvalid={error ? true : undefined}
      validationBehavior="aria"
      className={fieldStack}
    >
      <FieldLabel label={label} isHidden={isLabelHidden} />
      <Group className={groupBox}>
        <Input
          placeholder={placeholder}
          data-no-ring
          className="min-w-0 grow bg-transparent px-2.5 tabular outline-none placeholder:text-muted"
        />
        {isPlain ? null : (
          <>
            <Step slot="decrement" icon={Minus} />
            <Step slot="increment" icon={Plus} />
          </>
        )}
      </Group>
      <FieldHelp description={description} error={error} />
    </AriaNumberField>
  );
}

function Step({ slot, icon }: { slot: 'decrement' | 'increment'; icon: LucideIcon }) {
  return (
    <Button
      slot={slot}
      className="flex size-7 shrink-0 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-text disabled:text-line"
    >
      <Icon of={icon} />
    </Button>
  );
}
