-- What a studio stores, counted where it changes (docs/decisions/0016). One row per studio: an announcement locks it, so
-- that two at once cannot both take the last room; everything else adds to it at the end of its transaction, when it
-- holds every other lock already, so that nobody who waits for this row is waited for.
-- ET030: an upload is larger than the room that is left.

ALTER TABLE "Asset" ADD COLUMN "derivativeBytes" BIGINT NOT NULL DEFAULT 0;
ALTER TABLE "RetouchVersion" ADD COLUMN "derivativeBytes" BIGINT NOT NULL DEFAULT 0;

CREATE TABLE "StorageUsage" (
  "studioId" UUID NOT NULL,
  "originalBytes" BIGINT NOT NULL DEFAULT 0,
  "versionBytes" BIGINT NOT NULL DEFAULT 0,
  "derivativeBytes" BIGINT NOT NULL DEFAULT 0,
  "reservedBytes" BIGINT NOT NULL DEFAULT 0,
  "limitBytes" BIGINT,
  "warnedPercent" INTEGER NOT NULL DEFAULT 0,
  "recountedAt" TIMESTAMPTZ(3),
  "driftBytes" BIGINT NOT NULL DEFAULT 0,
  CONSTRAINT "StorageUsage_pkey" PRIMARY KEY ("studioId"),
  CONSTRAINT "StorageUsage_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Organization" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "StorageUsage_limit_check" CHECK ("limitBytes" >= 0),
  CONSTRAINT "StorageUsage_warned_check" CHECK ("warnedPercent" IN (0, 80, 100))
);
ALTER TABLE "StorageUsage" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "StorageUsage" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON "StorageUsage" TO etouch_owner USING (true) WITH CHECK (true);
-- Counted by the triggers below; the platform's administrators set the limit, and the studio sees its own.
GRANT SELECT ON "StorageUsage" TO etouch_app;
GRANT UPDATE ("limitBytes") ON "StorageUsage" TO etouch_app;
CREATE POLICY read ON "StorageUsage" FOR SELECT TO etouch_app USING (
  ("studioId" = (SELECT app.organization_id()) AND (SELECT app.organization_type()) = 'STUDIO')
  OR (SELECT app.role()) IN ('PLATFORM_ADMIN', 'SUPER_ADMIN'));
CREATE POLICY set_limit ON "StorageUsage" FOR UPDATE TO etouch_app
  USING ((SELECT app.role()) IN ('PLATFORM_ADMIN', 'SUPER_ADMIN'))
  WITH CHECK ((SELECT app.role()) IN ('PLATFORM_ADMIN', 'SUPER_ADMIN'));

-- ------------------------------------------------------------ what a row stands for

CREATE FUNCTION app.stored_original(p_key text, p_gone timestamptz, p_bytes bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p_key IS NOT NULL AND p_gone IS NULL THEN p_bytes ELSE 0 END
$$;
CREATE FUNCTION app.reserved_by_upload(p_state text, p_bytes bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p_state = 'OPEN' THEN p_bytes ELSE 0 END
$$;
-- A complete version file that waits for its photo.
CREATE FUNCTION app.waiting_version(p_purpose text, p_state text, p_version uuid, p_bytes bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE WHEN p_purpose = 'VERSION' AND p_state = 'COMPLETE' AND p_version IS NULL THEN p_bytes ELSE 0 END
$$;

CREATE FUNCTION app.add_to_storage(p_project uuid, p_original bigint, p_version bigint, p_derivative bigint, p_reserved bigint)
RETURNS void LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE public."StorageUsage" u SET
    "originalBytes" = u."originalBytes" + p_original,
    "versionBytes" = u."versionBytes" + p_version,
    "derivativeBytes" = u."derivativeBytes" + p_derivative,
    "reservedBytes" = u."reservedBytes" + p_reserved
  FROM public."Project" p
  WHERE p.id = p_project AND u."studioId" = p."studioId"
    AND (p_original <> 0 OR p_version <> 0 OR p_derivative <> 0 OR p_reserved <> 0)
$$;

-- ------------------------------------------------------------ counted where it changes

CREATE FUNCTION app.count_asset() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM app.add_to_storage(OLD."projectId", -app.stored_original(OLD."storageKey", OLD."fileDeletedAt", OLD."sizeBytes"),
      0, -app.stored_original(OLD."derivativesKey", NULL, OLD."derivativeBytes"), 0);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM app.add_to_storage(NEW."projectId", app.stored_original(NEW."storageKey", NEW."fileDeletedAt", NEW."sizeBytes"),
      0, app.stored_original(NEW."derivativesKey", NULL, NEW."derivativeBytes"), 0);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION app.count_version() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM app.add_to_storage(OLD."projectId", 0, -app.stored_original(OLD."storageKey", OLD."fileDeletedAt", OLD."sizeBytes"),
      -app.stored_original(OLD."derivativesKey", NULL, OLD."derivativeBytes"), 0);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM app.add_to_storage(NEW."projectId", 0, app.stored_original(NEW."storageKey", NEW."fileDeletedAt", NEW."sizeBytes"),
      app.stored_original(NEW."derivativesKey", NULL, NEW."derivativeBytes"), 0);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION app.count_upload() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    PERFORM app.add_to_storage(OLD."projectId", 0, -app.waiting_version(OLD.purpose, OLD.state, OLD."versionId", OLD."sizeBytes"),
      0, -app.reserved_by_upload(OLD.state, OLD."sizeBytes"));
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM app.add_to_storage(NEW."projectId", 0, app.waiting_version(NEW.purpose, NEW.state, NEW."versionId", NEW."sizeBytes"),
      0, app.reserved_by_upload(NEW.state, NEW."sizeBytes"));
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER count_new AFTER INSERT ON "Asset" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (NEW."storageKey" IS NOT NULL OR NEW."derivativesKey" IS NOT NULL) EXECUTE FUNCTION app.count_asset();
CREATE CONSTRAINT TRIGGER count_changed AFTER UPDATE ON "Asset" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD."storageKey", OLD."fileDeletedAt", OLD."sizeBytes", OLD."derivativesKey", OLD."derivativeBytes")
    IS DISTINCT FROM (NEW."storageKey", NEW."fileDeletedAt", NEW."sizeBytes", NEW."derivativesKey", NEW."derivativeBytes"))
  EXECUTE FUNCTION app.count_asset();
CREATE CONSTRAINT TRIGGER count_gone AFTER DELETE ON "Asset" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."storageKey" IS NOT NULL OR OLD."derivativesKey" IS NOT NULL) EXECUTE FUNCTION app.count_asset();

CREATE CONSTRAINT TRIGGER count_new AFTER INSERT ON "RetouchVersion" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.count_version();
CREATE CONSTRAINT TRIGGER count_changed AFTER UPDATE ON "RetouchVersion" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD."storageKey", OLD."fileDeletedAt", OLD."sizeBytes", OLD."derivativesKey", OLD."derivativeBytes")
    IS DISTINCT FROM (NEW."storageKey", NEW."fileDeletedAt", NEW."sizeBytes", NEW."derivativesKey", NEW."derivativeBytes"))
  EXECUTE FUNCTION app.count_version();
CREATE CONSTRAINT TRIGGER count_gone AFTER DELETE ON "RetouchVersion" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.count_version();

CREATE CONSTRAINT TRIGGER count_changed AFTER UPDATE ON "UploadSession" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN ((OLD.state, OLD."versionId", OLD."sizeBytes") IS DISTINCT FROM (NEW.state, NEW."versionId", NEW."sizeBytes"))
  EXECUTE FUNCTION app.count_upload();
CREATE CONSTRAINT TRIGGER count_gone AFTER DELETE ON "UploadSession" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION app.count_upload();

-- ------------------------------------------------------------ room is taken when an upload is announced

-- Locks the studio's row until the end of the transaction; what is used then, and the limit.
CREATE FUNCTION app.lock_storage(p_project uuid) RETURNS TABLE ("usedBytes" bigint, "limitBytes" bigint)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u."originalBytes" + u."versionBytes" + u."derivativeBytes" + u."reservedBytes", u."limitBytes"
  FROM public."StorageUsage" u JOIN public."Project" p ON p."studioId" = u."studioId"
  WHERE p.id = p_project FOR UPDATE OF u
$$;

CREATE FUNCTION app.reserve_storage() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  room record;
BEGIN
  IF NEW.state = 'OPEN' THEN
    SELECT * INTO room FROM app.lock_storage(NEW."projectId");
    IF room."usedBytes" + NEW."sizeBytes" > room."limitBytes" THEN
      RAISE EXCEPTION 'the storage of the studio is full' USING ERRCODE = 'ET030';
    END IF;
  END IF;
  PERFORM app.add_to_storage(NEW."projectId", 0, app.waiting_version(NEW.purpose, NEW.state, NEW."versionId", NEW."sizeBytes"),
    0, app.reserved_by_upload(NEW.state, NEW."sizeBytes"));
  RETURN NULL;
END $$;
CREATE TRIGGER reserve AFTER INSERT ON "UploadSession" FOR EACH ROW EXECUTE FUNCTION app.reserve_storage();

-- ------------------------------------------------------------ counted again

-- The sums as the rows say them now. Whoever changes a row waits for the studio's lock at its own end, so that nothing
-- is counted twice and nothing left out. Answers by how many bytes the sum was off; null for somebody else's studio.
CREATE FUNCTION app.recount_storage(p_studio uuid) RETURNS bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was record;
  sums record;
  drift bigint;
BEGIN
  IF app.organization_id() IS DISTINCT FROM p_studio OR app.kind() IS DISTINCT FROM 'SYSTEM' THEN
    RETURN NULL;
  END IF;
  SELECT * INTO was FROM public."StorageUsage" u WHERE u."studioId" = p_studio FOR UPDATE;
  SELECT * INTO sums FROM app.storage_sums(p_studio);
  drift := abs(sums.original - was."originalBytes") + abs(sums.version - was."versionBytes")
    + abs(sums.derivative - was."derivativeBytes") + abs(sums.reserved - was."reservedBytes");
  UPDATE public."StorageUsage" u SET "originalBytes" = sums.original, "versionBytes" = sums.version,
    "derivativeBytes" = sums.derivative, "reservedBytes" = sums.reserved, "recountedAt" = now(), "driftBytes" = drift
  WHERE u."studioId" = p_studio;
  RETURN drift;
END $$;

CREATE FUNCTION app.storage_sums(p_studio uuid, OUT original bigint, OUT version bigint, OUT derivative bigint, OUT reserved bigint)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH project AS (SELECT p.id FROM public."Project" p WHERE p."studioId" = p_studio),
  asset AS (
    SELECT coalesce(sum(app.stored_original(a."storageKey", a."fileDeletedAt", a."sizeBytes")), 0) AS stored,
      coalesce(sum(app.stored_original(a."derivativesKey", NULL, a."derivativeBytes")), 0) AS derived
    FROM public."Asset" a WHERE a."projectId" IN (SELECT id FROM project)),
  version AS (
    SELECT coalesce(sum(app.stored_original(v."storageKey", v."fileDeletedAt", v."sizeBytes")), 0) AS stored,
      coalesce(sum(app.stored_original(v."derivativesKey", NULL, v."derivativeBytes")), 0) AS derived
    FROM public."RetouchVersion" v WHERE v."projectId" IN (SELECT id FROM project)),
  upload AS (
    SELECT coalesce(sum(app.reserved_by_upload(u.state, u."sizeBytes")), 0) AS reserved,
      coalesce(sum(app.waiting_version(u.purpose, u.state, u."versionId", u."sizeBytes")), 0) AS waiting
    FROM public."UploadSession" u WHERE u."projectId" IN (SELECT id FROM project))
  SELECT asset.stored::bigint, (version.stored + upload.waiting)::bigint, (asset.derived + version.derived)::bigint,
    upload.reserved::bigint
  FROM asset, version, upload
$$;

-- The part of its limit, of 80 and 100 per cent, that a studio's administrators have to be told of now; null: of none.
-- Asked once per part: whoever asks tells them. What has become free again is told of again.
CREATE FUNCTION app.take_storage_warning(p_studio uuid) RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH before AS (
    SELECT u."studioId", u."warnedPercent" AS warned,
      CASE WHEN used.bytes >= u."limitBytes" THEN 100 WHEN used.bytes >= u."limitBytes" * 0.8 THEN 80 ELSE 0 END AS reached
    FROM public."StorageUsage" u,
      LATERAL (SELECT u."originalBytes" + u."versionBytes" + u."derivativeBytes" + u."reservedBytes" AS bytes) used
    WHERE u."studioId" = p_studio AND app.organization_id() = p_studio AND app.kind() = 'SYSTEM' FOR UPDATE OF u),
  changed AS (
    UPDATE public."StorageUsage" u SET "warnedPercent" = b.reached FROM before b
    WHERE u."studioId" = b."studioId" AND b.reached <> b.warned RETURNING b.reached, b.warned)
  SELECT reached FROM changed WHERE reached > warned
$$;

-- ------------------------------------------------------------ every studio has its row

CREATE FUNCTION app.begin_storage() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO public."StorageUsage" ("studioId") VALUES (NEW.id) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER begin_storage AFTER INSERT ON "Organization" FOR EACH ROW WHEN (NEW.type = 'STUDIO')
  EXECUTE FUNCTION app.begin_storage();
INSERT INTO "StorageUsage" ("studioId", "originalBytes", "versionBytes", "derivativeBytes", "reservedBytes")
  SELECT o.id, s.original, s.version, s.derivative, s.reserved
  FROM "Organization" o CROSS JOIN LATERAL app.storage_sums(o.id) s WHERE o.type = 'STUDIO';

CREATE TRIGGER audited AFTER UPDATE OF "limitBytes" ON "StorageUsage" FOR EACH ROW EXECUTE FUNCTION app.audit_change(
  'storageLimit', 'studioId', 'limitBytes');

-- Uploads nobody continued and no server holds, with the studio whose job ends them: they hold a place.
CREATE FUNCTION app.expired_uploads(p_limit integer) RETURNS TABLE ("uploadId" uuid, "studioId" uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.id, p."studioId" FROM public."UploadSession" u JOIN public."Project" p ON p.id = u."projectId"
  WHERE u.state = 'OPEN' AND u."expiresAt" < now() AND (u."leaseUntil" IS NULL OR u."leaseUntil" < now())
  ORDER BY u."expiresAt" LIMIT p_limit
$$;

-- Before there is an actor: whose storage the clock counts again.
CREATE FUNCTION app.studios_with_storage() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u."studioId" FROM public."StorageUsage" u
$$;

REVOKE ALL ON FUNCTION app.stored_original(text, timestamptz, bigint), app.reserved_by_upload(text, bigint),
  app.waiting_version(text, text, uuid, bigint), app.add_to_storage(uuid, bigint, bigint, bigint, bigint), app.count_asset(),
  app.count_version(), app.count_upload(), app.lock_storage(uuid), app.reserve_storage(), app.recount_storage(uuid),
  app.storage_sums(uuid), app.take_storage_warning(uuid), app.begin_storage(), app.expired_uploads(integer),
  app.studios_with_storage() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.lock_storage(uuid) TO etouch_app;
GRANT EXECUTE ON FUNCTION app.recount_storage(uuid), app.take_storage_warning(uuid), app.expired_uploads(integer),
  app.studios_with_storage() TO etouch_app;
