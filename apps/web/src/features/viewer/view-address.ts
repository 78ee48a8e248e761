import { LARGEST_ZOOM, WHOLE } from './view-geometry.ts';
import type { View } from './view-geometry.ts';

/** Finer places than this are less than a pixel of the largest photograph. */
const DIGITS = 5;

/** The view that an address carries (`zoom`, `at`), so that a place in a photo can be sent to a colleague; else the whole picture. */
export function readView(search: Record<string, unknown>): View {
  const zoom = Number(search['zoom']);
  if (!(zoom > 0 && zoom <= LARGEST_ZOOM)) return WHOLE;
  const [x, y] = typeof search['at'] === 'string' ? search['at'].split(',').map(Number) : [];
  const isPlace = (value: number | undefined) => value !== undefined && value >= 0 && value <= 1;
  return { zoom, x: isPlace(x) ? x! : 0.5, y: isPlace(y) ? y! : 0.5 };
}

/** What stands in the address for a view; nothing for the whole picture. */
export function writeView({ zoom, x, y }: View): { zoom?: string; at?: string } {
  const round = (value: number) => String(Number(value.toFixed(DIGITS)));
  return zoom === null ? {} : { zoom: round(zoom), at: `${round(x)},${round(y)}` };
}
