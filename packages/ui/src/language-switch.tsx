import { Segmented } from './segmented.tsx';

export interface LanguageSwitchProps<T extends string> {
  value: T;
  onChange: (language: T) => void;
  label: string;
  /** Each in its own language: "Français", "English". */
  languages: { id: T; label: string }[];
}

/** The language of the interface. */
export function LanguageSwitch<T extends string>({ value, onChange, label, languages }: LanguageSwitchProps<T>) {
  return <Segmented label={label} value={value} onChange={onChange} options={languages} />;
}
