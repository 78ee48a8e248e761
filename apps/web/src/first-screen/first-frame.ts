import { element } from './element.ts';
import { keptGridTop } from './grid-top.ts';

/**
 * The frame of every page, empty (packages/ui/src/app-frame.tsx), in front of the page: seen, and not touched.
 * @returns `room`, where the photos of a project stand in it
 */
export function showFrame(): { screen: HTMLElement; room: HTMLElement } {
  const top = keptGridTop();
  const rail = element('div', 'hidden w-12 shrink-0 border-e border-line bg-panel sm:block 2xl:w-48');
  const header = element(
    'div',
    'h-[335.84px] shrink-0 border-b border-line bg-panel sm:h-[221px] 2xl:h-[181px]',
    [element('div', 'h-11 border-b border-line')],
    top === null ? {} : { height: `${top}px` },
  );
  const bar = element('div', 'h-[53px] shrink-0 border-t border-line bg-panel sm:hidden');
  for (const part of [rail, header, bar]) part.dataset['around'] = '';
  const room = element('div', 'relative min-h-80 grow');
  const screen = element(
    'div',
    'pointer-events-none fixed inset-0 z-40 flex h-dvh min-h-0 flex-col overflow-hidden sm:flex-row',
    [rail, element('div', 'flex min-h-0 min-w-0 grow flex-col', [header, room]), bar],
  );
  screen.id = 'first-screen';
  screen.inert = true;
  screen.ariaHidden = 'true';
  document.body.append(screen);
  // Laid out now, while the photos are asked for: a page's first layout takes longer than all of their cells.
  void screen.offsetHeight;
  return { screen, room };
}
