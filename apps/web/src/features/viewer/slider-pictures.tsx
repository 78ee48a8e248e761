import { CompareSlider } from '@etouch/ui/compare-slider';
import type { CompareSliderProps } from '@etouch/ui/compare-slider';
import { useStagePlace } from './stage-context.ts';
import { partInView } from './view-geometry.ts';

/** Two pictures of a stage under one line, which stays in view however closely they are looked at. */
export function SliderPictures(props: Omit<CompareSliderProps, 'seen'>) {
  const place = useStagePlace();
  return <CompareSlider {...props} seen={place ? partInView(place.box, place.stage) : undefined} />;
}
