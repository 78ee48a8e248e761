import { giveWayTo } from './give-way.ts';
import { keepGridTop } from './grid-top.ts';

/**
 * The app's photos are there, in the element `place`: the first screen goes. Where they begin is remembered for the next
 * one, also when more comes to stand above them. Returns a function that ends that.
 */
export function takeFirstPlace(place: Element): () => void {
  const observer = new ResizeObserver(() => keepGridTop(place.getBoundingClientRect().top));
  observer.observe(place);
  giveWayTo(place);
  return () => observer.disconnect();
}
