import type { Asset } from '@etouch/contracts/routes/assets';
import { useRef } from 'react';
import { useShortcuts } from '../../lib/use-shortcuts.ts';
import { markOfKey } from '../assets/mark-keys.ts';
import type { MarkChange } from '../assets/mark-keys.ts';
import { nearestInRow } from './nearest-in-row.ts';

/** The photo under the pointer, else the focused one. */
function aimedAt(root: HTMLElement): HTMLElement | null {
  const focused = document.activeElement?.closest<HTMLElement>('[data-photo]') ?? null;
  return root.querySelector<HTMLElement>('[data-photo]:hover') ?? focused;
}

/**
 * Keys of the gallery: arrows move the focus from photo to photo, marks (1–5, 6–9, P, X, U, and H for the heart) act on
 * the photo under the pointer or the focus. Put the returned ref on the element around the photos.
 */
export function useGalleryKeys(assets: readonly Asset[], mark: (ids: string[], change: MarkChange) => Promise<void>) {
  const root = useRef<HTMLDivElement>(null);
  useShortcuts((key) => {
    if (!root.current) return false;
    const photos = [...root.current.querySelectorAll<HTMLElement>('[data-photo]')];
    if (key.startsWith('Arrow')) {
      const at = photos.findIndex((photo) => photo === document.activeElement);
      const next = at < 0 ? 0 : nextIndex(photos, at, key);
      photos[next]?.focus();
      return photos.length > 0;
    }
    const id = aimedAt(root.current)?.dataset['photo'];
    const asset = assets.find((candidate) => candidate.id === id);
    if (!asset) return false;
    const change =
      key === 'h' ? { pick: asset.mark.pick === 'PICK' ? null : ('PICK' as const) } : markOfKey(key, [asset.mark]);
    if (change) void mark([asset.id], change);
    return change !== undefined;
  });
  return root;
}

function nextIndex(photos: readonly HTMLElement[], at: number, key: string): number {
  if (key === 'ArrowLeft') return Math.max(0, at - 1);
  if (key === 'ArrowRight') return Math.min(photos.length - 1, at + 1);
  const boxes = photos.map((photo) => photo.getBoundingClientRect());
  return nearestInRow(boxes, at, key === 'ArrowUp' ? -1 : 1);
}
