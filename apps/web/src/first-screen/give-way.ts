/** The app's pictures have as long to be drawn as those in front of them, ms; then they are shown as they are. */
const PATIENCE = 1_000;
/** As long as pictures take to fade in (packages/ui/src/picture.tsx), ms. */
const FADE = 160;

let hasBegun = false;

/** Whether the first screen may still be shown: not once the app has drawn something. */
export function mayBegin(): boolean {
  return !hasBegun;
}

/** The app draws a page: what it shows, a first screen that has no photos yet must not cover. */
export function appBegins(): void {
  hasBegun = true;
  if (!document.querySelector('#first-screen img')) endFirstScreen();
}

/** The first screen goes, now. */
export function endFirstScreen(): void {
  document.getElementById('first-screen')?.remove();
}

/**
 * The first screen gives way to the same photos in the app: when they are drawn, or at the first touch of anything.
 * @param grid the element that holds the app's photos
 */
export function giveWayTo(grid: Element): void {
  const screen = document.getElementById('first-screen');
  if (!screen) return;
  const touches = ['pointerdown', 'wheel', 'keydown', 'touchstart'] as const;
  const end = () => {
    for (const touch of touches) window.removeEventListener(touch, end, true);
    endFirstScreen();
  };
  for (const touch of touches) window.addEventListener(touch, end, { capture: true, passive: true });
  // What stands around the photos is there; only they are waited for.
  for (const part of screen.querySelectorAll<HTMLElement>('[data-around]')) part.style.visibility = 'hidden';
  const drawn = [...grid.querySelectorAll('img')].map((image) => image.decode());
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  void Promise.race([Promise.allSettled(drawn), late]).then(() => setTimeout(end, FADE));
}
