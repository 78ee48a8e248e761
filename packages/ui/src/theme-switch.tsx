import { Monitor, Moon, Sun } from 'lucide-react';
import { Segmented } from './segmented.tsx';
import type { ThemeChoice } from './theme.tsx';

export interface ThemeSwitchProps {
  value: ThemeChoice;
  onChange: (choice: ThemeChoice) => void;
  label: string;
  names: Record<ThemeChoice, string>;
}

/** Light, dark, or as the machine. */
export function ThemeSwitch({ value, onChange, label, names }: ThemeSwitchProps) {
  return (
    <Segmented
      isIconOnly
      label={label}
      value={value}
      onChange={onChange}
      options={[
        { id: 'light', label: names.light, icon: Sun },
        { id: 'dark', label: names.dark, icon: Moon },
        { id: 'system', label: names.system, icon: Monitor },
      ]}
    />
  );
}
