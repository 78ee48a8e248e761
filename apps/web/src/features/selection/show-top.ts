import { keepScroll } from '../assets/kept-scroll.ts';

/** Brings the top of the page into view: after an act that ends something, what happens next stands there. */
export function showTop(): void {
  keepScroll(window.location.pathname, 0);
  document.getElementById('content')?.scrollTo({ top: 0 });
}
