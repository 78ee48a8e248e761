import { giveWayTo } from './give-way.ts';
import { keepGridTop } from './grid-top.ts';

/** The app's photos are there, in the element `place`: where they begin is remembered for the next first screen, and this one goes. */
export function takeFirstPlace(place: Element): void {
  keepGridTop(place.getBoundingClientRect().top);
  giveWayTo(place);
}
