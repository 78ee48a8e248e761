import { clsx } from 'clsx';
import { Flag, FlagOff } from 'lucide-react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Icon } from './icon.tsx';

export type Pick = 'PICK' | 'REJECT';

/** Red on the theme's grounds; around photographs, whose ground is no theme's, the surround says which one is seen. */
const REJECTED = 'text-(--rejected,var(--red))';

export interface PickFlagProps {
  value: Pick | null;
  /** The words: "Retenue", "Rejetée". */
  names: { PICK: string; REJECT: string };
  /** Left out, the flag is only shown. The same again unmarks. */
  onChange?: (value: Pick | null) => void;
  label: string;
}

/** Kept (P), thrown out (X) or neither (U). */
export function PickFlag({ value, names, onChange, label }: PickFlagProps) {
  if (!onChange) {
    if (value === null) return null;
    return value === 'PICK' ? (
      <Icon of={Flag} label={names.PICK} className="fill-current" />
    ) : (
      <Icon of={FlagOff} label={names.REJECT} className={REJECTED} />
    );
  }
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      selectedKeys={value === null ? [] : [value]}
      onSelectionChange={(keys) => onChange(keys.has('PICK') ? 'PICK' : keys.has('REJECT') ? 'REJECT' : null)}
      className="inline-flex"
    >
      <ToggleButton
        id="PICK"
        aria-label={names.PICK}
        className={clsx(flag, value === 'PICK' && 'opacity-100 [&_svg]:fill-current')}
      >
        <Icon of={Flag} />
      </ToggleButton>
      <ToggleButton
        id="REJECT"
        aria-label={names.REJECT}
        className={clsx(flag, value === 'REJECT' && `${REJECTED} opacity-100`)}
      >
        <Icon of={FlagOff} />
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

const flag = 'flex size-6 items-center justify-center rounded-sm opacity-60 hover:opacity-100';
