import { clsx } from 'clsx';
import { Star } from 'lucide-react';
import { Button } from 'react-aria-components';

export interface StarsProps {
  /** 0 (none) to 5. */
  value: number;
  /** Left out, only the given stars are shown, so that unrated photos stay quiet. The same star again clears. */
  onChange?: (value: number) => void;
  /** What a screen reader says of the whole: "Note : 3 sur 5". */
  label: string;
  /** Names one star's button: "3 étoiles". */
  starLabel?: (value: number) => string;
}

const FIVE = [1, 2, 3, 4, 5];

/** A rating. Keys 1–5 and 0 belong to the screen, which knows what they act on. */
export function Stars({ value, onChange, label, starLabel }: StarsProps) {
  if (!onChange) {
    return (
      <span className="inline-flex h-4 items-center text-current">
        <span className="sr-only">{label}</span>
        {FIVE.slice(0, value).map((star) => (
          <Drawing key={star} isOn />
        ))}
      </span>
    );
  }
  return (
    <fieldset className="inline-flex items-center">
      <legend className="sr-only">{label}</legend>
      {FIVE.map((star) => (
        <Button
          key={star}
          aria-label={starLabel?.(star) ?? String(star)}
          aria-pressed={star === value}
          onPress={() => onChange(star === value ? 0 : star)}
          className="flex size-6 items-center justify-center rounded-sm text-current hover:text-accent-text"
        >
          <Drawing isOn={star <= value} />
        </Button>
      ))}
    </fieldset>
  );
}

function Drawing({ isOn }: { isOn: boolean }) {
  return (
    <Star
      size={14}
      strokeWidth={1.5}
      absoluteStrokeWidth
      aria-hidden="true"
      className={clsx('shrink-0', isOn ? 'fill-current' : 'opacity-35')}
    />
  );
}
