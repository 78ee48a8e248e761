/** Comments in each lane, and what everybody was told. */
export const MESSAGES: readonly string[] = [
  `INSERT INTO "Comment" (id, "projectId", "assetId", lane, kind, body, annotation, "authorId", "authorOrganizationId", "resolvedAt",
     "createdAt", "updatedAt")
   SELECT pg_temp.load_id(40, p.n * assets + k), p.id, pg_temp.load_id(20, p.n * assets + k), 'CLIENT_STUDIO', 'NOTE', 'A little lighter here, please.',
     '{"type":"point","x":0.5,"y":0.5}', pg_temp.load_id(4, 20000000 + p.c * 2), p.client, CASE WHEN k % 30 = 0 THEN now() END,
     now() - k * interval '1 minute', now()
   FROM size, project p, generate_series(0, assets - 1, 10) k WHERE p.stage > 0`,
  `INSERT INTO "Comment" (id, "projectId", "assetId", lane, kind, body, "authorId", "authorOrganizationId", "retoucherOrganizationId",
     "createdAt", "updatedAt")
   SELECT pg_temp.load_id(41, p.n * assets + k), p.id, pg_temp.load_id(20, p.n * assets + k), 'STUDIO_RETOUCHER', 'NOTE', 'Keep the grain.',
     pg_temp.load_id(4, 10000000 + p.s * 2), p.studio, pg_temp.load_id(3, p.s * 2 + (k / 6) % 2), now() - k * interval '1 minute', now()
   FROM size, project p, generate_series(0, assets - 1, 18) k WHERE p.stage > 3`,
  `INSERT INTO "Notification" (id, "organizationId", "projectId", type, "dedupeKey", "createdAt")
   SELECT pg_temp.load_id(42, p.n * 40 + k), CASE k % 2 WHEN 0 THEN p.studio ELSE p.client END, p.id, 'project.sent', p.n || '/' || k,
     now() - k * interval '1 hour'
   FROM project p, generate_series(0, 39) k`,
  `INSERT INTO "NotificationRecipient" (id, "notificationId", "userId", "readAt", "createdAt")
   SELECT pg_temp.load_id(43, p.n * 40 + k), pg_temp.load_id(42, p.n * 40 + k),
     pg_temp.load_id(4, CASE k % 2 WHEN 0 THEN 10000000 + p.s * 2 ELSE 20000000 + p.c * 2 END), CASE WHEN k > 10 THEN now() END,
     now() - k * interval '1 hour'
   FROM project p, generate_series(0, 39) k`,
];
