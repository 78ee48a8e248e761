/** Photos with the marks both sides gave, what was selected of them, and the uploads that brought some. */
export const ASSETS: readonly string[] = [
  `INSERT INTO "Asset" (id, "projectId", "assetType", status, "originalName", "neutralName", "sizeBytes", sha256, "mimeType", width, height,
     thumbhash, "storageKey", "derivativesKey", "capturedAt", "uploadedById", "createdAt", "updatedAt", camera, lens, iso, "fileRating")
   SELECT pg_temp.load_id(20, p.n * assets + k), p.id, 'PHOTO', 'READY', 'DSC_' || lpad(((k * 7919) % 1000000)::text, 6, '0') || '.jpg',
     'P' || p.n || '_' || k || '.jpg', 24000000 + k, lpad(to_hex(p.n * assets + k), 64, '0'), 'image/jpeg', 6000, 4000,
     '1QcSHQRnh493V4dIh4eXh1h4kJUI', 'studio/' || p.s || '/' || p.n || '/' || k, 'derived/' || p.n || '/' || k,
     timestamptz '2026-01-01' + (k / 2) * interval '3 seconds', pg_temp.load_id(4, 10000000 + p.s * 2 + 1), now() - interval '40 days', now(),
     'Camera ' || k % 4, 'Lens ' || k % 9, 100 * (1 << k % 7), k % 6
   FROM size, project p, generate_series(0, assets - 1) k`,
  `INSERT INTO "PhotoMark" (id, "assetId", "projectId", "userId", "organizationId", rating, pick, "updatedAt")
   SELECT pg_temp.load_id(21, p.n * assets + k), pg_temp.load_id(20, p.n * assets + k), p.id, pg_temp.load_id(4, 20000000 + p.c * 2),
     p.client, k % 6, CASE WHEN k % 6 = 0 THEN 'PICK' END, now()
   FROM size, project p, generate_series(0, assets - 1, 3) k WHERE p.stage > 0`,
  `INSERT INTO "PhotoMark" (id, "assetId", "projectId", "userId", "organizationId", rating, pick, "updatedAt")
   SELECT pg_temp.load_id(22, p.n * assets + k), pg_temp.load_id(20, p.n * assets + k), p.id, pg_temp.load_id(4, 10000000 + p.s * 2),
     p.studio, k % 6, CASE WHEN k % 8 = 0 THEN 'PICK' ELSE 'REJECT' END, now()
   FROM size, project p, generate_series(0, assets - 1, 4) k`,
  `INSERT INTO "Selection" (id, "projectId", number, "actorKind") SELECT pg_temp.load_id(23, n), id, 1, 'USER' FROM project WHERE stage > 2`,
  `INSERT INTO "SelectionItem" (id, "selectionId", "projectId", "assetId")
   SELECT pg_temp.load_id(24, p.n * assets + k), pg_temp.load_id(23, p.n), p.id, pg_temp.load_id(20, p.n * assets + k)
   FROM size, project p, generate_series(0, assets - 1, 6) k WHERE p.stage > 2`,
  `INSERT INTO "UploadSession" (id, "projectId", "userId", "organizationId", purpose, "assetId", "fileName", "sizeBytes", "offsetBytes",
     "storageKey", state, "expiresAt", "completedAt", "updatedAt")
   SELECT pg_temp.load_id(26, p.n * assets + k), p.id, pg_temp.load_id(4, 10000000 + p.s * 2 + 1), p.studio, 'ASSET',
     pg_temp.load_id(20, p.n * assets + k), 'x.jpg', 1, 1, 'studio/' || p.s || '/' || p.n || '/' || k, 'COMPLETE', now() - interval '30 days', now(), now()
   FROM size, project p, generate_series(0, assets - 1, 20) k`,
];
