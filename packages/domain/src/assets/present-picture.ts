interface PictureRow {
  width: number | null;
  height: number | null;
  thumbhash: string | null;
  derivativesKey: string | null;
}

/** Where a photo's or a version's pictures are fetched; null until they exist. */
export function presentPicture(kind: 'assets' | 'versions', id: string, row: PictureRow) {
  return {
    width: row.width,
    height: row.height,
    thumbhash: row.thumbhash,
    mediaUrl: row.derivativesKey ? `/api/${kind}/${id}/media` : null,
  };
}
