import { NumberField } from './number-field.tsx';
import type { FieldProps } from './field.tsx';
import { fromMinor, toMinor } from './money.ts';

export interface MoneyFieldProps extends FieldProps {
  /** Minor units (cents), as everywhere in etouch; null is empty. */
  value: number | null;
  onChange: (minorUnits: number | null) => void;
  /** ISO 4217: "EUR". */
  currency: string;
  /** Minor units. */
  minValue?: number;
  maxValue?: number;
  placeholder?: string;
}

/** An amount of money: minor units in and out, the person's own notation on screen. */
export function MoneyField({ value, onChange, currency, minValue, maxValue, ...field }: MoneyFieldProps) {
  return (
    <NumberField
      {...field}
      isPlain
      value={value === null ? null : fromMinor(value, currency)}
      onChange={(amount) => onChange(amount === null ? null : toMinor(amount, currency))}
      minValue={minValue === undefined ? undefined : fromMinor(minValue, currency)}
      maxValue={maxValue === undefined ? undefined : fromMinor(maxValue, currency)}
      formatOptions={{ style: 'currency', currency }}
    />
  );
}
