import { CELL_GAP, cellCorner, cellsHeight, cellsIn } from '@etouch/ui/cell-places';
import { GROUND, SURROUNDS } from '@etouch/ui/surround';
import { CELL_SIZE, CELL_WIDTH, FOOTER_HEIGHT, surroundName } from '../features/assets/cell-size.ts';
import { askEarly } from '../lib/early-answers.ts';
import { keptChoice } from '../lib/kept-choice.ts';
import { element } from './element.ts';
import { firstCell } from './first-cell.ts';
import type { FirstPhoto } from './first-cell.ts';
import { firstListUrl } from './first-list.ts';
import { showFrame } from './first-frame.ts';
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
  const asked = askEarly(url);
  const { screen, room } = showFrame();
  const drawn = drawAnswer(asked, room).catch((): HTMLImageElement[] => []);
  void drawn.then(() => {
    // The app asks again, and says what is wrong, or that there are none.
    if (room.childElementCount === 0) screen.remove();
  });
  const images = (await Promise.race([drawn, after(LIST_PATIENCE)])) ?? [];
  await Promise.race([Promise.allSettled(images.map((image) => image.decode())), after(PICTURES_PATIENCE)]);
  // A frame in which they are seen.
  if (images.length > 0) await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function drawAnswer(asked: Promise<Response>, room: HTMLElement): Promise<HTMLImageElement[]> {
  const answer = await asked;
  if (!answer.ok) return [];
  const { items } = (await answer.json()) as { items: FirstPhoto[] };
  return items.length > 0 && mayBegin() ? draw(items, room) : [];
}

/** @returns the pictures in the window */
function draw(photos: FirstPhoto[], room: HTMLElement): HTMLImageElement[] {
  const sizes = {
    cellWidth: CELL_WIDTH[keptChoice(CELL_SIZE.name, CELL_SIZE.allowed, CELL_SIZE.initial)],
    footerHeight: FOOTER_HEIGHT,
    gap: CELL_GAP,
  };
  // With all of its height the scroll bar is there or not, and the width is the one cells have.
  const content = element('div', 'relative', [], {
    height: `${cellsHeight(cellsIn(room.clientWidth, sizes), photos.length)}px`,
  });
  const scroller = element('div', 'absolute inset-0 overflow-y-auto', [content]);
  room.classList.add(...GROUND[keptChoice(surroundName('dark'), SURROUNDS, 'dark')].split(' '));
  room.append(scroller);
  const cells = cellsIn(scroller.clientWidth, sizes);
  const { clientHeight } = scroller;
  const shown = document.createDocumentFragment();
  for (const [index, photo] of photos.entries()) {
    const { x, y } = cellCorner(cells, index);
    if (y > clientHeight) break;
    const cell = firstCell(photo, FOOTER_HEIGHT);
    const [left, top, width, height] = [x, y, cells.width, cells.height].map((length) => `${length}px`);
    Object.assign(cell.style, { left, top, width, height });
    shown.append(cell);
  }
  const images = [...shown.querySelectorAll('img')];
  content.append(shown);
  return images;
}
