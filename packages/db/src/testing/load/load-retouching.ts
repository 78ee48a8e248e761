/** Of the selected photos of a project past its confirmation, in turn one for each of the studio's two agencies. */
const ROUND_ASSETS = `
  SELECT p.*, assets, k, p.n * assets + k AS a, p.s * 2 + (k / 6) % 2 AS agency
  FROM size, project p, generate_series(0, assets - 1, 6) k WHERE p.stage > 3`;

/** Rounds, who works on what, and one version handed in of each photo. */
export const RETOUCHING: readonly string[] = [
  `INSERT INTO "RetouchRound" (id, "projectId", number) SELECT pg_temp.load_id(30, n), id, 1 FROM project WHERE stage > 3`,
  `INSERT INTO "RoundAsset" (id, "roundId", "projectId", "assetId", state, "updatedAt")
   SELECT pg_temp.load_id(31, a), pg_temp.load_id(30, n), id, pg_temp.load_id(20, a),
     CASE WHEN stage > 6 THEN 'APPROVED' WHEN stage = 6 THEN 'QC_PASSED' WHEN k % 12 = 0 THEN 'SUBMITTED' ELSE 'TODO' END, now()
   FROM (${ROUND_ASSETS}) r`,
  `INSERT INTO "Assignment" (id, "roundAssetId", "projectId", "studioId", "assetId", "organizationId", "retoucherId", "assigneeId", "agreedCostCents",
     deadline, "accessEndsAt")
   SELECT pg_temp.load_id(32, a), pg_temp.load_id(31, a), id, pg_temp.load_id(1, s), pg_temp.load_id(20, a), pg_temp.load_id(3, agency), pg_temp.load_id(3, agency),
     pg_temp.load_id(4, 30000000 + agency * 2 + 1), 300, now() + (k % 10) * interval '1 day',
     CASE WHEN stage > 6 THEN now() - interval '1 day' END
   FROM (${ROUND_ASSETS}) r`,
  `INSERT INTO "RetouchVersion" (id, "assetId", "projectId", "roundId", "roundAssetId", "organizationId", number, "originalName", "sizeBytes",
     sha256, "storageKey", status, "matchedBy", "handedInAt", "qcDecision", "releasedAt")
   SELECT pg_temp.load_id(33, a), pg_temp.load_id(20, a), id, pg_temp.load_id(30, n), pg_temp.load_id(31, a), pg_temp.load_id(3, agency), 1,
     'v.jpg', 1, lpad(to_hex(a), 64, '0'), 'studio/' || s || '/v/' || a, 'READY', 'NAME', now(),
     CASE WHEN stage > 5 THEN 'PASSED' END, CASE WHEN stage > 5 THEN now() END
   FROM (${ROUND_ASSETS}) r WHERE stage > 5 OR k % 12 = 0`,
  `INSERT INTO "Delivery" (id, "projectId", number, "manifestSha256")
   SELECT pg_temp.load_id(34, n), id, 1, lpad(to_hex(n), 64, '0') FROM project WHERE stage > 6`,
  `INSERT INTO "Deliverable" (id, "deliveryId", "projectId", "assetId", "versionId", "fileName", "storageKey", "sizeBytes", sha256)
   SELECT pg_temp.load_id(35, a), pg_temp.load_id(34, n), id, pg_temp.load_id(20, a), pg_temp.load_id(33, a), 'f' || a || '.jpg',
     'studio/' || s || '/v/' || a, 1, lpad(to_hex(a), 64, '0')
   FROM (${ROUND_ASSETS}) r WHERE stage > 6`,
];
