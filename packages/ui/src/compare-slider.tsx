import { ChevronsLeftRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { Icon } from './icon.tsx';

/** A part of a box, CSS pixels from its corner. */
interface Part {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface CompareSliderProps {
  /** Both fill the box they are put in, which is the parent's. */
  before: { picture: ReactNode; name: string };
  after: { picture: ReactNode; name: string };
  /** Names the handle: "Limite avant / après". */
  label: string;
  /** What of the box is in view: line, handle and names stay inside it. Left out: all of it. */
  seen?: Part;
}

/** Before and after under one movable line, over the whole of the nearest positioned parent: drag anywhere, or arrows once focused. */
export function CompareSlider({ before, after, label, seen }: CompareSliderProps) {
  const [part, setPart] = useState(50);
  const edge = seen ? `${seen.left + (seen.width * part) / 100}px` : `${part}%`;
  const { left, top, width, height } = seen ?? { left: 0, top: 0, width: '100%', height: '100%' };
  return (
    <>
      {after.picture}
      <div className="absolute inset-0" style={{ clipPath: `inset(0 calc(100% - ${edge}) 0 0)` }}>
        {before.picture}
      </div>
      <Slider
        aria-label={label}
        value={part}
        onChange={setPart}
        step={0.5}
        className="absolute block select-none"
        style={{ left, top, width, height }}
      >
        <SliderTrack className="relative block size-full cursor-ew-resize overflow-hidden">
          <span className="absolute top-2 left-2 rounded-sm bg-black/70 px-1.5 py-0.5 text-12 text-white">
            {before.name}
          </span>
          <span className="absolute top-2 right-2 rounded-sm bg-black/70 px-1.5 py-0.5 text-12 text-white">
            {after.name}
          </span>
          <span
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 w-px bg-white shadow-[0_0_0_1px_rgb(0_0_0/0.4)]"
            style={{ left: `${part}%` }}
          />
          <SliderThumb className="top-1/2 flex size-8 items-center justify-center rounded-full border border-black/40 bg-white text-black">
            <Icon of={ChevronsLeftRight} />
          </SliderThumb>
        </SliderTrack>
      </Slider>
    </>
  );
}
