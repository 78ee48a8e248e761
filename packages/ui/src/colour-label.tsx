import { clsx } from 'clsx';
import { Button } from 'react-aria-components';

/** The labels of the keys 6 to 9, as photographers know them from Lightroom. */
export type Colour = 'RED' | 'YELLOW' | 'GREEN' | 'BLUE';

const FILL: Record<Colour, string> = {
  RED: 'bg-label-red',
  YELLOW: 'bg-label-yellow',
  GREEN: 'bg-label-green',
  BLUE: 'bg-label-blue',
};
const COLOURS: Colour[] = ['RED', 'YELLOW', 'GREEN', 'BLUE'];

export interface ColourLabelProps {
  value: Colour | null;
  /** The word of each colour; a hue alone says nothing to many people. */
  names: Record<Colour, string>;
  /** Left out, the label is only shown. The same colour again clears. */
  onChange?: (value: Colour | null) => void;
  label: string;
}

/** A colour label: a small square, with its letter, far enough from the picture not to tint it. */
export function ColourLabel({ value, names, onChange, label }: ColourLabelProps) {
  if (!onChange) return value ? <Mark colour={value} name={names[value]} /> : null;
  return (
    <fieldset className="inline-flex items-center">
      <legend className="sr-only">{label}</legend>
      {COLOURS.map((colour, index) => (
        <Button
          key={colour}
          aria-label={`${names[colour]} (${index + 6})`}
          aria-pressed={colour === value}
          onPress={() => onChange(colour === value ? null : colour)}
          className={clsx(
            'flex size-6 items-center justify-center rounded-sm',
            colour === value ? 'outline-[1.5px] -outline-offset-4 outline-current' : 'hover:bg-current/10',
          )}
        >
          <Mark colour={colour} />
        </Button>
      ))}
    </fieldset>
  );
}

function Mark({ colour, name }: { colour: Colour; name?: string }) {
  return (
    <span title={name} className={clsx('inline-block size-2.5 shrink-0 rounded-[2px]', FILL[colour])}>
      {name ? <span className="sr-only">{name}</span> : null}
    </span>
  );
}
