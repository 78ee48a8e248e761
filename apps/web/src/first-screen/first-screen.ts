import { CELL_GAP, cellCorner, cellsHeight, cellsIn } from '@etouch/ui/cell-places';
import { GROUND, SURROUNDS } from '@etouch/ui/surround';
import { CELL_SIZE, CELL_WIDTH, FOOTER_HEIGHT, surroundName } from '../features/assets/cell-size.ts';
import { askEarly } from '../lib/early-answers.ts';
import { keptChoice } from '../lib/kept-choice.ts';
import { element } from './element.ts';
import { firstCell } from './first-cell.ts';
import type { FirstPhoto } from './first-cell.ts';
import { firstListUrl } from './first-list.ts';
import { keptGridTop } from './grid-top.ts';
import { mayBegin } from './give-way.ts';

/** So long, ms, the app waits for the list, and then for the pictures: its code would hold up both. */
const LIST_PATIENCE = 200;
const PICTURES_PATIENCE = 300;

/**
 * Shows the photos of a project's page before the app is there: a picture that is looked at, not a page. The app draws
 * itself behind it and takes its place (give-way.ts). Everything else, a refusal too, is left to the app.
 * @returns settles when the app should begin: the photos are seen, there are none, or they let one wait
 */
export async function showFirstScreen(): Promise<void> {
  const url = firstListUrl(window.location);
  if (!url) return;
  const drawn = drawAnswer(url).catch(() => {
    // The app asks again, and says what is wrong.
    return [];
  });
  const images = (await Promise.race([drawn, after(LIST_PATIENCE)])) ?? [];
  await Promise.race([Promise.allSettled(images.map((image) => image.decode())), after(PICTURES_PATIENCE)]);
  // A frame in which they are seen.
  if (images.length > 0) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function drawAnswer(url: string): Promise<HTMLImageElement[]> {
  const answer = await askEarly(url);
  if (!answer.ok) return [];
  const { items } = (await answer.json()) as { items: FirstPhoto[] };
  return items.length > 0 && mayBegin() ? draw(items) : [];
}

/** @returns the pictures in the window */
function draw(photos: FirstPhoto[]): HTMLImageElement[] {
  const sizes = {
    cellWidth: CELL_WIDTH[keptChoice(CELL_SIZE.name, CELL_SIZE.allowed, CELL_SIZE.initial)],
    footerHeight: FOOTER_HEIGHT,
    gap: CELL_GAP,
  };
  const ground = GROUND[keptChoice(surroundName('dark'), SURROUNDS, 'dark')];
  const content = element('div', 'relative');
  const scroller = element('div', 'absolute inset-0 overflow-y-auto', [content]);
  document.body.append(frameAround(element('div', `relative min-h-80 grow ${ground}`, [scroller])));
  // With all of its height the scroll bar is there or not, and the width is the one cells have.
  content.style.height = `${cellsHeight(cellsIn(scroller.clientWidth, sizes), photos.length)}px`;
  const cells = cellsIn(scroller.clientWidth, sizes);
  for (const [index, photo] of photos.entries()) {
    const { x, y } = cellCorner(cells, index);
    if (y > scroller.clientHeight) break;
    const cell = firstCell(photo, FOOTER_HEIGHT);
    Object.assign(cell.style, {
      left: `${x}px`,
      top: `${y}px`,
      width: `${cells.width}px`,
      height: `${cells.height}px`,
    });
    content.append(cell);
  }
  return [...content.querySelectorAll('img')];
}

/** The frame of every page, empty (packages/ui/src/app-frame.tsx), and above the photos the room of what stands there. */
function frameAround(grid: HTMLElement): HTMLElement {
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
  const screen = element(
    'div',
    'pointer-events-none fixed inset-0 z-40 flex h-dvh min-h-0 flex-col overflow-hidden sm:flex-row',
    [rail, element('div', 'flex min-h-0 min-w-0 grow flex-col', [header, grid]), bar],
  );
  screen.id = 'first-screen';
  screen.inert = true;
  screen.ariaHidden = 'true';
  return screen;
}
