import { ChevronsLeftRight } from 'lucide-react';
import { useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { Icon } from './icon.tsx';

export interface CompareSliderProps {
  /** Addresses of the two pictures; both are shown in the same box, whole. */
  before: { src: string; alt: string; name: string };
  after: { src: string; alt: string; name: string };
  width: number;
  height: number;
  /** Names the handle: "Limite avant / après". */
  label: string;
}

/** Before and after under one movable line: drag anywhere, or arrows once focused. */
export function CompareSlider({ before, after, width, height, label }: CompareSliderProps) {
  const [part, setPart] = useState(50);
  return (
    <Slider aria-label={label} value={part} onChange={setPart} step={0.5} className="relative block w-full select-none">
      <SliderTrack
        className="relative block w-full cursor-ew-resize overflow-hidden"
        style={{ aspectRatio: `${width} / ${height}` }}
      >
        <img src={after.src} alt={after.alt} draggable={false} className="absolute inset-0 size-full object-contain" />
        <img
          src={before.src}
          alt={before.alt}
          draggable={false}
          className="absolute inset-0 size-full object-contain"
          style={{ clipPath: `inset(0 ${100 - part}% 0 0)` }}
        />
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
  );
}
