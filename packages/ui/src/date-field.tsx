import { parseDate } from '@internationalized/date';
import { Calendar as CalendarIcon, ChevronLeft, ChevronRight } from 'lucide-react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  DateField as AriaDateField,
  DateInput,
  DatePicker as AriaDatePicker,
  DateSegment,
  Dialog,
  Group,
  Heading,
  Popover,
} from 'react-aria-components';
import { clsx } from 'clsx';
import { floatBox, groupBox } from './classes.ts';
import { FieldHelp, FieldLabel, fieldStack } from './field.tsx';
import type { FieldProps } from './field.tsx';
import { Icon } from './icon.tsx';

export interface DateFieldProps extends FieldProps {
  /** A calendar day, "2026-11-22", without a time or a zone; null is empty. */
  value: string | null;
  onChange: (day: string | null) => void;
  minValue?: string;
  maxValue?: string;
}

function toAria({
  value,
  onChange,
  minValue,
  maxValue,
  error,
  label: _l,
  isLabelHidden: _h,
  description: _d,
  ...field
}: DateFieldProps) {
  return {
    ...field,
    value: value === null ? null : parseDate(value),
    onChange: (day: { toString(): string } | null) => onChange(day === null ? null : day.toString()),
    minValue: minValue ? parseDate(minValue) : undefined,
    maxValue: maxValue ? parseDate(maxValue) : undefined,
    isInvalid: error ? true : undefined,
    validationBehavior: 'aria' as const,
    className: fieldStack,
  };
}

/** A day, typed in the order of the person's language. */
export function DateField(props: DateFieldProps) {
  return (
    <AriaDateField {...toAria(props)}>
      <FieldLabel label={props.label} isHidden={props.isLabelHidden} />
      <div className={groupBox}>
        <Segments />
      </div>
      <FieldHelp description={props.description} error={props.error} />
    </AriaDateField>
  );
}

/** A day, typed or picked in a calendar. */
export function DatePicker(props: DateFieldProps) {
  return (
    <AriaDatePicker {...toAria(props)}>
      <FieldLabel label={props.label} isHidden={props.isLabelHidden} />
      <Group className={groupBox}>
        <Segments />
        <Button className="me-0.5 flex size-7 shrink-0 items-center justify-center rounded-sm text-muted hover:text-text">
          <Icon of={CalendarIcon} />
        </Button>
      </Group>
      <FieldHelp description={props.description} error={props.error} />
      <Popover offset={4} className={clsx(floatBox, 'p-3')}>
        <Dialog className="outline-none">
          <Month />
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}

function Segments() {
  return (
    <DateInput className="flex min-w-0 grow px-1.5 tabular">
      {(segment) => (
        <DateSegment
          segment={segment}
          data-no-ring
          className="rounded-sm px-0.5 text-center outline-none not-data-[type=literal]:min-h-6 not-data-[type=literal]:min-w-6 not-data-[type=literal]:leading-6 data-[type=literal]:leading-6 data-[type=literal]:text-muted focus:bg-accent focus:text-on-accent placeholder:text-muted"
        />
      )}
    </DateInput>
  );
}

function Month() {
  const arrow =
    'flex size-7 items-center justify-center rounded-sm text-muted hover:bg-hover hover:text-text disabled:text-line';
  return (
    <Calendar>
      <header className="mb-2 flex items-center justify-between">
        <Button slot="previous" className={arrow}>
          <Icon of={ChevronLeft} />
        </Button>
        <Heading className="text-13 font-medium first-letter:uppercase" />
        <Button slot="next" className={arrow}>
          <Icon of={ChevronRight} />
        </Button>
      </header>
      <CalendarGrid className="text-12 text-muted [&_th]:font-normal" weekdayStyle="short">
        {(date) => (
          <CalendarCell
            date={date}
            className="flex size-8 items-center justify-center rounded-sm text-13 text-text tabular hover:bg-hover disabled:text-muted outside-month:hidden selected:bg-accent selected:text-on-accent unavailable:line-through"
          />
        )}
      </CalendarGrid>
    </Calendar>
  );
}
