interface PictureRow {
  width: number | null;
  height: number | null;
  thumbhash: string | null;
  derivativesKey: string | null;
}

/** Where a photo's or a version's pictures are fetched; null until they exist. */
export function presentPicture(kind: 'assets' | 'versions', id: string, row: PictureRow) {
  const url = (size: string) => (row.derivativesKey ? `/api/${kind}/${id}/media/${size}` : null);
  return {
    width: row.width,
    height: row.height,
    thumbhash: row.thumbhash,
    thumbnailUrl: url('thumbnail'),
    previewUrl: url('preview'),
  };
}
