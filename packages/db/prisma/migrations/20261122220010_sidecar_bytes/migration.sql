-- Sidecars take room as the originals they lie beside. One that was a photo until it was read is counted as before: its
-- photo goes and it comes in the same transaction.
CREATE FUNCTION app.count_sidecar() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    PERFORM app.add_to_storage(OLD."projectId", -OLD."sizeBytes", 0, 0, 0);
  ELSE
    PERFORM app.add_to_storage(NEW."projectId", NEW."sizeBytes", 0, 0, 0);
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER count_new AFTER INSERT ON "Sidecar" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.count_sidecar();
CREATE CONSTRAINT TRIGGER count_gone AFTER DELETE ON "Sidecar" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.count_sidecar();
REVOKE ALL ON FUNCTION app.count_sidecar() FROM PUBLIC;

CREATE OR REPLACE FUNCTION app.storage_sums(p_studio uuid, OUT original bigint, OUT version bigint, OUT derivative bigint, OUT reserved bigint)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH project AS (SELECT p.id FROM public."Project" p WHERE p."studioId" = p_studio),
  asset AS (
    SELECT coalesce(sum(app.stored_original(a."storageKey", a."fileDeletedAt", a."sizeBytes")), 0) AS stored,
      coalesce(sum(app.stored_original(a."derivativesKey", NULL, a."derivativeBytes")), 0) AS derived
    FROM public."Asset" a WHERE a."projectId" IN (SELECT id FROM project)),
  sidecar AS (
    SELECT coalesce(sum(s."sizeBytes"), 0) AS stored
    FROM public."Sidecar" s WHERE s."projectId" IN (SELECT id FROM project)),
  version AS (
    SELECT coalesce(sum(app.stored_original(v."storageKey", v."fileDeletedAt", v."sizeBytes")), 0) AS stored,
      coalesce(sum(app.stored_original(v."derivativesKey", NULL, v."derivativeBytes")), 0) AS derived
    FROM public."RetouchVersion" v WHERE v."projectId" IN (SELECT id FROM project)),
  upload AS (
    SELECT coalesce(sum(app.reserved_by_upload(u.state, u."sizeBytes")), 0) AS reserved,
      coalesce(sum(app.waiting_version(u.purpose, u.state, u."versionId", u."sizeBytes")), 0) AS waiting
    FROM public."UploadSession" u WHERE u."projectId" IN (SELECT id FROM project))
  SELECT (asset.stored + sidecar.stored)::bigint, (version.stored + upload.waiting)::bigint,
    (asset.derived + version.derived)::bigint, upload.reserved::bigint
  FROM asset, sidecar, version, upload
$$;

UPDATE "StorageUsage" u SET "originalBytes" = u."originalBytes" + s.bytes
FROM (SELECT p."studioId", sum(c."sizeBytes")::bigint AS bytes
  FROM "Sidecar" c JOIN "Project" p ON p.id = c."projectId" GROUP BY p."studioId") s
WHERE s."studioId" = u."studioId";
