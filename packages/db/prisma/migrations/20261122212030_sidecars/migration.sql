-- XMP sidecars: kept as they came, found for their photo by name in whatever order both arrive, and read into the marks of
-- whoever brought them. Rows are written by the functions below alone.

-- CreateTable
CREATE TABLE "Sidecar" (
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "assetId" UUID,
    "uploadedById" UUID,
    "originalName" TEXT NOT NULL,
    "stem" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "rating" INTEGER,
    "colourLabel" TEXT,
    "pick" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Sidecar_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Sidecar_storageKey_key" ON "Sidecar"("storageKey");

-- CreateIndex
CREATE UNIQUE INDEX "Sidecar_projectId_stem_sha256_key" ON "Sidecar"("projectId", "stem", "sha256");

-- CreateIndex
CREATE INDEX "Sidecar_projectId_assetId_id_idx" ON "Sidecar"("projectId", "assetId", "id");

-- CreateIndex
CREATE INDEX "Sidecar_uploadedById_idx" ON "Sidecar"("uploadedById");

-- AddForeignKey
ALTER TABLE "Sidecar" ADD CONSTRAINT "Sidecar_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sidecar" ADD CONSTRAINT "Sidecar_projectId_assetId_fkey" FOREIGN KEY ("projectId", "assetId") REFERENCES "Asset"("projectId", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "Sidecar" ADD CONSTRAINT "Sidecar_uploadedById_fkey" FOREIGN KEY ("uploadedById") REFERENCES "User"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "Sidecar"
  ADD CONSTRAINT "Sidecar_rating_check" CHECK ("rating" BETWEEN -1 AND 5),
  ADD CONSTRAINT "Sidecar_colourLabel_check" CHECK ("colourLabel" IN ('RED', 'YELLOW', 'GREEN', 'BLUE', 'PURPLE')),
  ADD CONSTRAINT "Sidecar_pick_check" CHECK ("pick" IN ('PICK', 'REJECT'));

-- By what a photo is found for a sidecar: its name without the extension, composed, in small letters.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "Asset_projectId_stem_idx" ON "Asset"
  ("projectId", (lower(regexp_replace(normalize("originalName", NFC), '\.[^.]*$', ''))));

ALTER TABLE "Sidecar" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Sidecar" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON "Sidecar" TO etouch_owner USING (true) WITH CHECK (true);
GRANT SELECT ON "Sidecar" TO etouch_app;
CREATE POLICY studio ON "Sidecar" FOR SELECT TO etouch_app
  USING (((SELECT app.organization_type()) = 'STUDIO' AND "projectId" IN (SELECT app.visible_project_ids()))::int <> 0);

CREATE FUNCTION app.remember_sidecar() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.remember_file(OLD."projectId", OLD."storageKey", false, OLD."sizeBytes");
  RETURN NULL;
END $$;
CREATE TRIGGER files_go_too AFTER DELETE ON "Sidecar" FOR EACH ROW EXECUTE FUNCTION app.remember_sidecar();

-- Finds the photos of sidecars: `IMG_1.CR3.xmp` is that file's, `IMG_1.xmp` every photo's of that name, first the camera's
-- own format. The one who brought it is given its marks where they have none: nobody's choice is written over. A client's
-- flag is not taken, for choosing has its own time. Answers the photos that were given marks.
CREATE FUNCTION app.match_sidecars(p_project uuid, p_stems text[]) RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_sidecar record;
  v_photos uuid[];
BEGIN
  FOR v_sidecar IN SELECT s.* FROM public."Sidecar" s
    WHERE s."projectId" = p_project AND s.stem = ANY (p_stems) ORDER BY s.id
  LOOP
    SELECT array_agg(f.id ORDER BY f.is_raw DESC, f.id) INTO v_photos FROM (
      SELECT n.*, bool_or(n.is_exact) OVER () AS any_exact FROM (
        SELECT a.id, lower(normalize(a."originalName", NFC)) = v_sidecar.stem AS is_exact,
          lower(regexp_replace(normalize(a."originalName", NFC), '\.[^.]*$', '')) AS stem,
          a."originalName" ~* '\.(3fr|arw|cr2|cr3|crw|dng|erf|fff|iiq|kdc|mos|mrw|nef|nrw|orf|pef|raf|raw|rw2|rwl|sr2|srf|srw|x3f)$' AS is_raw
        FROM public."Asset" a
        WHERE a."projectId" = p_project AND a."baseAssetId" IS NULL AND a."trashedAt" IS NULL AND a.status <> 'UPLOADING'
          AND lower(regexp_replace(normalize(a."originalName", NFC), '\.[^.]*$', ''))
            IN (v_sidecar.stem, regexp_replace(v_sidecar.stem, '\.[^.]*$', ''))
      ) n WHERE n.is_exact OR n.stem = v_sidecar.stem
    ) f WHERE f.is_exact = f.any_exact;
    CONTINUE WHEN v_photos IS NULL;
    UPDATE public."Sidecar" SET "assetId" = v_photos[1]
      WHERE id = v_sidecar.id AND "assetId" IS DISTINCT FROM v_photos[1];
    RETURN QUERY INSERT INTO public."PhotoMark"
        (id, "assetId", "projectId", "userId", "organizationId", rating, "colourLabel", pick, "updatedAt")
      SELECT app.uuid7(), photo, p_project, v_sidecar."uploadedById", m.organization, m.rating, m.label, m.pick, now()
      FROM unnest(v_photos) AS photo CROSS JOIN LATERAL (
        SELECT CASE WHEN o.is_studio THEN p."studioId" ELSE p."clientId" END AS organization,
          greatest(coalesce(v_sidecar.rating, 0), 0) AS rating,
          CASE WHEN v_sidecar."colourLabel" <> 'PURPLE' THEN v_sidecar."colourLabel" END AS label,
          CASE WHEN o.is_studio THEN v_sidecar.pick END AS pick
        FROM public."Project" p CROSS JOIN LATERAL (SELECT EXISTS (
          SELECT 1 FROM public."UserOrganization" u
          WHERE u."userId" = v_sidecar."uploadedById" AND u."organizationId" = p."studioId") AS is_studio) o
        WHERE p.id = p_project) m
      WHERE v_sidecar."uploadedById" IS NOT NULL AND (m.rating > 0 OR m.label IS NOT NULL OR m.pick IS NOT NULL)
      ON CONFLICT ("assetId", "userId") DO NOTHING
      RETURNING "assetId";
  END LOOP;
END $$;

-- An uploaded file turned out to be a sidecar: it is no photo and becomes a row of its own, with its file. The same
-- sidecar twice is kept once. Answers the photos that were given marks; done again it does nothing.
CREATE FUNCTION app.file_sidecar(p_asset uuid, p_rating integer, p_label text, p_pick text) RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_asset record;
  v_stem text;
  v_is_new boolean;
BEGIN
  SELECT a.* INTO v_asset FROM public."Asset" a JOIN public."Project" p ON p.id = a."projectId"
    WHERE a.id = p_asset AND a.status = 'PROCESSING' AND a."storageKey" IS NOT NULL
      AND p."studioId" = app.organization_id() AND app.kind() = 'SYSTEM' FOR UPDATE OF a;
  IF NOT FOUND THEN
    RETURN;
  END IF;
  -- Photos that are finished meanwhile wait, and then see this sidecar.
  PERFORM pg_advisory_xact_lock(hashtextextended('sidecars ' || v_asset."projectId", 0));
  v_stem := lower(regexp_replace(normalize(v_asset."originalName", NFC), '\.xmp$', '', 'i'));
  INSERT INTO public."Sidecar" (id, "projectId", "uploadedById", "originalName", stem, "sizeBytes", sha256, "storageKey",
      rating, "colourLabel", pick)
    VALUES (app.uuid7(), v_asset."projectId", (SELECT u.id FROM public."User" u WHERE u.id = v_asset."uploadedById"),
      v_asset."originalName", v_stem, v_asset."sizeBytes", v_asset.sha256, v_asset."storageKey", p_rating, p_label, p_pick)
    ON CONFLICT ("projectId", stem, sha256) DO NOTHING;
  v_is_new := FOUND;
  UPDATE public."Asset" SET "trashedAt" = now() WHERE id = p_asset;
  DELETE FROM public."UploadSession" WHERE "assetId" = p_asset;
  DELETE FROM public."Asset" WHERE id = p_asset;
  -- Deleting a photo remembers its file for removal; this one is the sidecar's now.
  IF v_is_new THEN
    DELETE FROM public."FileRemoval" WHERE "storageKey" = v_asset."storageKey";
  END IF;
  RETURN QUERY SELECT app.match_sidecars(v_asset."projectId", ARRAY[v_stem]);
END $$;

-- A photo has been read: sidecars that came before it are its own. Answers the photos that were given marks.
CREATE FUNCTION app.take_sidecars(p_asset uuid) RETURNS SETOF uuid
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  v_project uuid;
  v_name text;
BEGIN
  SELECT a."projectId", lower(normalize(a."originalName", NFC)) INTO v_project, v_name
    FROM public."Asset" a JOIN public."Project" p ON p.id = a."projectId"
    WHERE a.id = p_asset AND p."studioId" = app.organization_id() AND app.kind() = 'SYSTEM';
  IF NOT FOUND THEN
    RETURN;
  END IF;
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('sidecars ' || v_project, 0));
  RETURN QUERY SELECT app.match_sidecars(v_project, ARRAY[v_name, regexp_replace(v_name, '\.[^.]*$', '')]);
END $$;

REVOKE ALL ON FUNCTION app.remember_sidecar(), app.match_sidecars(uuid, text[]), app.file_sidecar(uuid, integer, text, text),
  app.take_sidecars(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.file_sidecar(uuid, integer, text, text), app.take_sidecars(uuid) TO etouch_app;

-- Files of sidecars are named, and must be there (packages/db/src/files/stored-keys.ts).
CREATE OR REPLACE FUNCTION app.stored_files() RETURNS TABLE (key text, folder boolean, expected boolean, bytes bigint, sha256 text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
SELECT "storageKey", false, status <> 'UPLOADING' AND "fileDeletedAt" IS NULL, "sizeBytes", sha256 FROM public."Asset" WHERE "storageKey" IS NOT NULL
UNION ALL SELECT "derivativesKey", true, true, NULL::bigint, NULL::text FROM public."Asset" WHERE "derivativesKey" IS NOT NULL
UNION ALL SELECT 'derivatives/' || split_part("storageKey", '/', 2) || '/' || "projectId" || '/' || id || '-' || left(sha256, 12), true, false, NULL::bigint, NULL::text FROM public."Asset" WHERE "storageKey" IS NOT NULL AND sha256 IS NOT NULL AND "derivativesKey" IS NULL
UNION ALL SELECT "storageKey", false, "fileDeletedAt" IS NULL, "sizeBytes", sha256 FROM public."RetouchVersion" WHERE "storageKey" IS NOT NULL
UNION ALL SELECT "derivativesKey", true, true, NULL::bigint, NULL::text FROM public."RetouchVersion" WHERE "derivativesKey" IS NOT NULL
UNION ALL SELECT 'derivatives/' || split_part("storageKey", '/', 2) || '/' || "projectId" || '/' || id || '-' || left(sha256, 12), true, false, NULL::bigint, NULL::text FROM public."RetouchVersion" WHERE "storageKey" IS NOT NULL AND "derivativesKey" IS NULL
UNION ALL SELECT "storageKey", false, CASE WHEN "versionId" IS NULL
      THEN EXISTS (SELECT FROM public."Asset" a WHERE a.id = "assetId" AND a."fileDeletedAt" IS NULL)
      ELSE EXISTS (SELECT FROM public."RetouchVersion" v WHERE v.id = "versionId" AND v."fileDeletedAt" IS NULL) END, "sizeBytes", sha256 FROM public."Deliverable" WHERE "storageKey" IS NOT NULL
UNION ALL SELECT "storageKey", false, false, NULL::bigint, NULL::text FROM public."UploadSession" WHERE "storageKey" IS NOT NULL AND state IN ('OPEN', 'COMPLETE')
UNION ALL SELECT "storageKey", false, true, "sizeBytes", sha256 FROM public."Sidecar" WHERE "storageKey" IS NOT NULL
UNION ALL SELECT "storageKey", "isFolder", false, NULL::bigint, NULL::text FROM public."FileRemoval" WHERE "storageKey" IS NOT NULL
$$;
