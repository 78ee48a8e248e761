import type { Asset } from '@etouch/contracts/routes/assets';

/** The photos of a list with the frames of its open stacks behind each stack's top, the sharpest first. */
export function unfold(photos: readonly Asset[], open: ReadonlySet<string>, frames: readonly Asset[]): Asset[] {
  const shown = new Set(photos.map(({ id }) => id));
  const hidden = Map.groupBy(
    frames.filter(({ id }) => !shown.has(id)),
    ({ culling }) => culling?.burst?.key,
  );
  return photos.flatMap((photo) => {
    const key = photo.culling?.burst?.key;
    const rest = key !== undefined && open.has(key) ? (hidden.get(key) ?? []) : [];
    return [photo, ...rest.toSorted((a, b) => (a.culling?.burst?.rank ?? 0) - (b.culling?.burst?.rank ?? 0))];
  });
}
