-- The trash, and what happens to files whose row is gone.
-- ET020: a photo that is selected, in retouch, delivered or priced is neither trashed nor deleted, whoever asks; what is
-- deleted was in the trash before; what is in the trash is not selected.

-- ------------------------------------------------------------ photos in use stay

-- What holds a photo or one of its variants, the strongest first; null: nothing.
CREATE FUNCTION app.use_of_asset(p_asset uuid) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH own AS (SELECT a.id FROM public."Asset" a WHERE a.id = p_asset OR a."baseAssetId" = p_asset)
  SELECT CASE
    WHEN EXISTS (SELECT 1 FROM public."Deliverable" d WHERE d."assetId" IN (SELECT id FROM own)) THEN 'DELIVERED'
    WHEN EXISTS (SELECT 1 FROM public."ProjectPricingItem" i WHERE i."assetId" IN (SELECT id FROM own)) THEN 'PRICED'
    WHEN EXISTS (SELECT 1 FROM public."RoundAsset" r WHERE r."assetId" IN (SELECT id FROM own)) THEN 'IN_RETOUCH'
    WHEN EXISTS (SELECT 1 FROM public."SelectionItem" s WHERE s."assetId" IN (SELECT id FROM own)) THEN 'SELECTED'
  END
$$;

CREATE FUNCTION app.check_asset_is_free() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  held text := app.use_of_asset(OLD.id);
BEGIN
  IF held IS NOT NULL THEN
    RAISE EXCEPTION 'the photo is in use: %', held USING ERRCODE = 'ET020';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    RETURN NEW;
  END IF;
  -- An upload that never became a photo has nothing to come back to.
  IF OLD."trashedAt" IS NULL AND OLD.status <> 'UPLOADING' THEN
    RAISE EXCEPTION 'a photo is deleted from the trash only' USING ERRCODE = 'ET020';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER asset_is_free_to_trash BEFORE UPDATE OF "trashedAt" ON "Asset" FOR EACH ROW
  WHEN (OLD."trashedAt" IS NULL AND NEW."trashedAt" IS NOT NULL) EXECUTE FUNCTION app.check_asset_is_free();
CREATE TRIGGER asset_is_free_to_delete BEFORE DELETE ON "Asset" FOR EACH ROW EXECUTE FUNCTION app.check_asset_is_free();

-- The other way round. The lock makes somebody who trashes the photo at the same moment wait, and then see this row.
CREATE FUNCTION app.check_asset_is_kept() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM 1 FROM public."Asset" a WHERE a.id = NEW."assetId" AND a."trashedAt" IS NULL FOR SHARE;
  IF NOT FOUND AND EXISTS (SELECT 1 FROM public."Asset" a WHERE a.id = NEW."assetId") THEN
    RAISE EXCEPTION 'the photo is in the trash' USING ERRCODE = 'ET020';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER asset_is_kept BEFORE INSERT ON "SelectionItem" FOR EACH ROW EXECUTE FUNCTION app.check_asset_is_kept();
CREATE TRIGGER asset_is_kept BEFORE INSERT ON "RoundAsset" FOR EACH ROW EXECUTE FUNCTION app.check_asset_is_kept();
CREATE TRIGGER asset_is_kept BEFORE INSERT ON "Deliverable" FOR EACH ROW EXECUTE FUNCTION app.check_asset_is_kept();

-- What is said about a photo, and the record of its upload, go with it; only the studio's job deletes, and only from the trash.
GRANT DELETE ON "Comment" TO etouch_app;
CREATE POLICY remove_with_photo ON "Comment" FOR DELETE TO etouch_app USING (
  (SELECT app.kind()) = 'SYSTEM' AND (SELECT app.organization_type()) = 'STUDIO'
  AND EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId" AND a."trashedAt" IS NOT NULL));
CREATE POLICY studio_job_removes ON "UploadSession" FOR DELETE TO etouch_app USING (
  (SELECT app.kind()) = 'SYSTEM' AND (SELECT app.organization_type()) = 'STUDIO'
  AND EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId" AND a."trashedAt" IS NOT NULL));

-- Few photos are in the trash: finding those whose time is up reads only them.
CREATE INDEX "Asset_trashedAt_idx" ON "Asset" ("trashedAt") WHERE "trashedAt" IS NOT NULL;

-- ------------------------------------------------------------ files follow their rows

-- A file, or a folder of derivatives, that no row names any more. The row stands until the file is gone, so that a
-- killed worker forgets nothing. Plain ids: it outlives the project.
CREATE TABLE "FileRemoval" (
  "id" UUID NOT NULL,
  "studioId" UUID NOT NULL,
  "projectId" UUID NOT NULL,
  "storageKey" TEXT NOT NULL,
  "isFolder" BOOLEAN NOT NULL DEFAULT false,
  "sizeBytes" BIGINT NOT NULL DEFAULT 0,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "FileRemoval_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "FileRemoval_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "FileRemoval_storageKey_key" ON "FileRemoval" ("storageKey");
CREATE INDEX "FileRemoval_studioId_id_idx" ON "FileRemoval" ("studioId", "id");
ALTER TABLE "FileRemoval" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "FileRemoval" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON "FileRemoval" TO etouch_owner USING (true) WITH CHECK (true);
-- Rows are written by the triggers below, read and taken away by the studio's job.
GRANT SELECT, DELETE ON "FileRemoval" TO etouch_app;
CREATE POLICY job ON "FileRemoval" TO etouch_app USING (
  (SELECT app.kind()) = 'SYSTEM' AND "studioId" = (SELECT app.organization_id()));

CREATE FUNCTION app.remember_file(p_project uuid, p_key text, p_is_folder boolean, p_bytes bigint) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO public."FileRemoval" (id, "studioId", "projectId", "storageKey", "isFolder", "sizeBytes")
  SELECT app.uuid7(), p."studioId", p.id, p_key, p_is_folder, coalesce(p_bytes, 0)
  FROM public."Project" p WHERE p.id = p_project AND p_key IS NOT NULL
  ON CONFLICT ("storageKey") DO NOTHING
$$;
-- Whoever deletes the row, in whatever way: its files are remembered in the same transaction.
CREATE FUNCTION app.remember_files_of_deleted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM app.remember_file(OLD."projectId", OLD."storageKey", false, OLD."sizeBytes");
  PERFORM app.remember_file(OLD."projectId", OLD."derivativesKey", true, 0);
  RETURN NULL;
END $$;
CREATE TRIGGER files_go_too AFTER DELETE ON "Asset" FOR EACH ROW EXECUTE FUNCTION app.remember_files_of_deleted();
CREATE TRIGGER files_go_too AFTER DELETE ON "RetouchVersion" FOR EACH ROW EXECUTE FUNCTION app.remember_files_of_deleted();

-- Whether a row still names a file or a picture below a folder. Keys are the project's own, so its rows answer.
CREATE FUNCTION app.file_is_named(p_project uuid, p_key text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM public."Asset" a WHERE a."projectId" = p_project AND p_key IN (a."storageKey", a."derivativesKey"))
    OR EXISTS (SELECT 1 FROM public."RetouchVersion" v WHERE v."projectId" = p_project AND p_key IN (v."storageKey", v."derivativesKey"))
    OR EXISTS (SELECT 1 FROM public."Deliverable" d WHERE d."projectId" = p_project AND d."storageKey" = p_key)
    OR EXISTS (SELECT 1 FROM public."UploadSession" u WHERE u."projectId" = p_project AND u."storageKey" = p_key AND u.state IN ('OPEN', 'COMPLETE'))
$$;

-- Before there is an actor: the studios for which the clock has something to do.
CREATE FUNCTION app.studios_to_tidy(p_trashed_before timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p."studioId" FROM public."Asset" a JOIN public."Project" p ON p.id = a."projectId" WHERE a."trashedAt" < p_trashed_before
  UNION SELECT f."studioId" FROM public."FileRemoval" f
$$;

REVOKE ALL ON FUNCTION app.use_of_asset(uuid), app.check_asset_is_free(), app.check_asset_is_kept(),
  app.remember_file(uuid, text, boolean, bigint), app.remember_files_of_deleted(), app.file_is_named(uuid, text),
  app.studios_to_tidy(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.file_is_named(uuid, text), app.studios_to_tidy(timestamptz) TO etouch_app;
