import { clsx } from 'clsx';
import { Heart } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { Icon } from './icon.tsx';

export interface ChooseButtonProps {
  isChosen: boolean;
  onChange: (isChosen: boolean) => void;
  /** "Choisir IMG_0042": names the photo, because a screen reader meets hundreds of these. */
  label: string;
}

/** The client's choice of one photo: a heart with a target of 44 px, at the thumb's side. */
export function ChooseButton({ isChosen, onChange, label }: ChooseButtonProps) {
  return (
    <ToggleButton
      isSelected={isChosen}
      onChange={onChange}
      aria-label={label}
      className="inline-flex size-11 shrink-0 items-center justify-center rounded-full text-current transition-transform hover:bg-current/10 pressed:scale-92"
    >
      <Icon of={Heart} size={20} className={clsx(isChosen && 'fill-current')} />
    </ToggleButton>
  );
}
