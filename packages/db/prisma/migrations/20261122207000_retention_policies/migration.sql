-- How long files of archived projects are kept. The rows stay: what is deleted is bytes, and when is written down.

ALTER TABLE "Asset" ADD COLUMN "fileDeletedAt" TIMESTAMPTZ(3);
ALTER TABLE "RetouchVersion" ADD COLUMN "fileDeletedAt" TIMESTAMPTZ(3);

-- Every side may know that a file is no longer there.
GRANT SELECT ("fileDeletedAt") ON "Asset", "RetouchVersion" TO etouch_client, etouch_retoucher;

-- Months after archiving until a kind of file goes; null: kept. clientId null: for every client without a policy of its own.
CREATE TABLE "RetentionPolicy" (
  "id" UUID NOT NULL,
  "studioId" UUID NOT NULL,
  "clientId" UUID,
  "previewsMonths" INTEGER,
  "versionsMonths" INTEGER,
  "originalsMonths" INTEGER,
  "deliveredMonths" INTEGER,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "RetentionPolicy_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "RetentionPolicy_studioId_fkey" FOREIGN KEY ("studioId") REFERENCES "Organization" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "RetentionPolicy_studioId_clientId_fkey" FOREIGN KEY ("studioId", "clientId") REFERENCES "StudioPartner" ("studioId", "partnerId") ON DELETE RESTRICT ON UPDATE RESTRICT,
  CONSTRAINT "RetentionPolicy_months_check" CHECK (
    "previewsMonths" BETWEEN 1 AND 600 AND "versionsMonths" BETWEEN 1 AND 600
    AND "originalsMonths" BETWEEN 1 AND 600 AND "deliveredMonths" BETWEEN 1 AND 600),
  -- Originals last: everything else can be made again from them.
  CONSTRAINT "RetentionPolicy_originals_last_check" CHECK (
    "originalsMonths" >= greatest("previewsMonths", "versionsMonths") AND "deliveredMonths" >= "originalsMonths")
);
CREATE UNIQUE INDEX "RetentionPolicy_studioId_clientId_key" ON "RetentionPolicy" ("studioId", "clientId");
CREATE UNIQUE INDEX "RetentionPolicy_default_key" ON "RetentionPolicy" ("studioId") WHERE "clientId" IS NULL;

CREATE FUNCTION app.check_retention_client() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW."clientId" IS NOT NULL AND NOT app.is_partner(NEW."studioId", NEW."clientId", 'CLIENT') THEN
    RAISE EXCEPTION 'a retention policy is for a client of the studio' USING ERRCODE = 'ET004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER retention_client BEFORE INSERT OR UPDATE OF "studioId", "clientId" ON "RetentionPolicy"
  FOR EACH ROW EXECUTE FUNCTION app.check_retention_client();

-- One kind of file of one archived project: announced, perhaps kept longer, then deleted.
CREATE TABLE "ScheduledDeletion" (
  "id" UUID NOT NULL,
  "projectId" UUID NOT NULL,
  "step" TEXT NOT NULL,
  "dueAt" TIMESTAMPTZ(3) NOT NULL,
  "warnedAt" TIMESTAMPTZ(3) NOT NULL,
  "keptUntil" TIMESTAMPTZ(3),
  "keptReason" TEXT,
  "keptById" UUID,
  "deletedAt" TIMESTAMPTZ(3),
  "files" INTEGER NOT NULL DEFAULT 0,
  "bytes" BIGINT NOT NULL DEFAULT 0,
  "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "ScheduledDeletion_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ScheduledDeletion_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "ScheduledDeletion_step_check" CHECK ("step" IN ('PREVIEWS', 'VERSIONS', 'ORIGINALS', 'DELIVERED')),
  CONSTRAINT "ScheduledDeletion_kept_check" CHECK (("keptUntil" IS NULL) = ("keptReason" IS NULL))
);
CREATE UNIQUE INDEX "ScheduledDeletion_projectId_step_key" ON "ScheduledDeletion" ("projectId", "step");

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['RetentionPolicy', 'ScheduledDeletion'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY owner ON %I TO etouch_owner USING (true) WITH CHECK (true)', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE, DELETE ON "RetentionPolicy", "ScheduledDeletion" TO etouch_app;
CREATE POLICY administrator ON "RetentionPolicy" TO etouch_app
  USING ((SELECT app.organization_type()) = 'STUDIO' AND (SELECT app.is_admin()) AND "studioId" = (SELECT app.organization_id()))
  WITH CHECK ((SELECT app.organization_type()) = 'STUDIO' AND (SELECT app.is_admin()) AND "studioId" = (SELECT app.organization_id()));
CREATE POLICY studio_reads ON "ScheduledDeletion" FOR SELECT TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY administrator_keeps ON "ScheduledDeletion" FOR UPDATE TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND (SELECT app.is_admin())
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY job ON "ScheduledDeletion" TO etouch_app USING (
  (SELECT app.kind()) = 'SYSTEM' AND (SELECT app.organization_type()) = 'STUDIO'
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
-- A client is told what becomes of what was delivered to it, and nothing of the studio's other files or reasons.
GRANT SELECT ("id", "projectId", "step", "dueAt", "warnedAt", "keptUntil", "deletedAt", "files", "bytes") ON "ScheduledDeletion" TO etouch_client;
CREATE POLICY client_reads ON "ScheduledDeletion" FOR SELECT TO etouch_app, etouch_client USING (
  (SELECT app.organization_type()) = 'CLIENT' AND "step" = 'DELIVERED'
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));

-- The last line: a file goes once, from an archived project, thirty days after it was announced, not while it is kept
-- longer, and what was delivered and invoiced not before ten years. Whoever writes.
CREATE FUNCTION app.check_file_may_go() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  delivered boolean := CASE TG_TABLE_NAME
    WHEN 'Asset' THEN EXISTS (SELECT 1 FROM public."Deliverable" d WHERE d."assetId" = OLD.id AND d."versionId" IS NULL)
    ELSE EXISTS (SELECT 1 FROM public."Deliverable" d WHERE d."versionId" = OLD.id) END;
  kind text := CASE WHEN delivered THEN 'DELIVERED' WHEN TG_TABLE_NAME = 'Asset' THEN 'ORIGINALS' ELSE 'VERSIONS' END;
  archived timestamptz;
BEGIN
  IF OLD."fileDeletedAt" IS NOT NULL THEN
    RAISE EXCEPTION '% never changes: a deleted file', TG_TABLE_NAME USING ERRCODE = 'ET005';
  END IF;
  SELECT p."workflowStateSince" INTO archived FROM public."Project" p
  WHERE p.id = OLD."projectId" AND p."workflowState" = 'ARCHIVED' FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'files of an archived project only are deleted' USING ERRCODE = 'ET021';
  END IF;
  IF NOT EXISTS (SELECT 1 FROM public."ScheduledDeletion" s
    WHERE s."projectId" = OLD."projectId" AND s.step = kind AND s."dueAt" <= now()
      AND s."warnedAt" <= now() - interval '30 days' AND coalesce(s."keptUntil", s."dueAt") <= now())
  THEN
    RAISE EXCEPTION 'the deletion of % was not announced thirty days ago, or is kept longer', kind USING ERRCODE = 'ET021';
  END IF;
  IF delivered AND archived > now() - interval '10 years' AND EXISTS (
    SELECT 1 FROM public."Invoice" i WHERE i."projectId" = OLD."projectId" AND i.status <> 'DRAFT')
  THEN
    RAISE EXCEPTION 'what was delivered and invoiced is kept ten years' USING ERRCODE = 'ET021';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER file_may_go BEFORE UPDATE OF "fileDeletedAt" ON "Asset" FOR EACH ROW
  WHEN (OLD."fileDeletedAt" IS DISTINCT FROM NEW."fileDeletedAt") EXECUTE FUNCTION app.check_file_may_go();
CREATE TRIGGER file_may_go BEFORE UPDATE OF "fileDeletedAt" ON "RetouchVersion" FOR EACH ROW
  WHEN (OLD."fileDeletedAt" IS DISTINCT FROM NEW."fileDeletedAt") EXECUTE FUNCTION app.check_file_may_go();

CREATE FUNCTION app.remember_files_given_up() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NEW."fileDeletedAt" IS NOT NULL AND OLD."fileDeletedAt" IS NULL THEN
    PERFORM app.remember_file(OLD."projectId", OLD."storageKey", false, OLD."sizeBytes");
  END IF;
  IF NEW."derivativesKey" IS DISTINCT FROM OLD."derivativesKey" THEN
    PERFORM app.remember_file(OLD."projectId", OLD."derivativesKey", true, 0);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER files_given_up AFTER UPDATE OF "fileDeletedAt", "derivativesKey" ON "Asset" FOR EACH ROW
  WHEN (OLD."fileDeletedAt" IS DISTINCT FROM NEW."fileDeletedAt" OR OLD."derivativesKey" IS DISTINCT FROM NEW."derivativesKey")
  EXECUTE FUNCTION app.remember_files_given_up();
CREATE TRIGGER files_given_up AFTER UPDATE OF "fileDeletedAt", "derivativesKey" ON "RetouchVersion" FOR EACH ROW
  WHEN (OLD."fileDeletedAt" IS DISTINCT FROM NEW."fileDeletedAt" OR OLD."derivativesKey" IS DISTINCT FROM NEW."derivativesKey")
  EXECUTE FUNCTION app.remember_files_given_up();

-- A row whose file was deleted names none any more; nor does the record of its delivery or upload.
CREATE OR REPLACE FUNCTION app.file_is_named(p_project uuid, p_key text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH given_up AS (
    SELECT 1 FROM public."Asset" a WHERE a."projectId" = p_project AND a."storageKey" = p_key AND a."fileDeletedAt" IS NOT NULL
    UNION ALL
    SELECT 1 FROM public."RetouchVersion" v WHERE v."projectId" = p_project AND v."storageKey" = p_key AND v."fileDeletedAt" IS NOT NULL)
  SELECT EXISTS (SELECT 1 FROM public."Asset" a WHERE a."projectId" = p_project
                 AND ((a."storageKey" = p_key AND a."fileDeletedAt" IS NULL) OR a."derivativesKey" = p_key))
    OR EXISTS (SELECT 1 FROM public."RetouchVersion" v WHERE v."projectId" = p_project
               AND ((v."storageKey" = p_key AND v."fileDeletedAt" IS NULL) OR v."derivativesKey" = p_key))
    OR (NOT EXISTS (SELECT 1 FROM given_up) AND (
      EXISTS (SELECT 1 FROM public."Deliverable" d WHERE d."projectId" = p_project AND d."storageKey" = p_key)
      OR EXISTS (SELECT 1 FROM public."UploadSession" u WHERE u."projectId" = p_project AND u."storageKey" = p_key AND u.state IN ('OPEN', 'COMPLETE'))))
$$;

CREATE OR REPLACE FUNCTION app.studios_to_tidy(p_trashed_before timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p."studioId" FROM public."Asset" a JOIN public."Project" p ON p.id = a."projectId" WHERE a."trashedAt" < p_trashed_before
  UNION SELECT f."studioId" FROM public."FileRemoval" f
  UNION SELECT r."studioId" FROM public."RetentionPolicy" r
  UNION SELECT p."studioId" FROM public."ScheduledDeletion" s JOIN public."Project" p ON p.id = s."projectId" WHERE s."deletedAt" IS NULL
$$;

-- A photo that comes out of the archive without its previews is processed again.
CREATE OR REPLACE FUNCTION app.may_move(noun text, from_state text, to_state text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (noun, from_state, to_state) IN (
    ('Invoice', 'DRAFT', 'OPEN'),
    ('Invoice', 'OPEN', 'PAID'), ('Invoice', 'OPEN', 'VOID'), ('Invoice', 'OPEN', 'UNCOLLECTIBLE'),
    ('Invoice', 'UNCOLLECTIBLE', 'PAID'), ('Invoice', 'UNCOLLECTIBLE', 'VOID'),
    ('Asset', 'UPLOADING', 'UPLOADED'), ('Asset', 'UPLOADED', 'PROCESSING'),
    ('Asset', 'PROCESSING', 'READY'), ('Asset', 'PROCESSING', 'UPLOADED'),
    ('Asset', 'READY', 'DELIVERED'), ('Asset', 'READY', 'ARCHIVED'),
    ('Asset', 'DELIVERED', 'READY'), ('Asset', 'DELIVERED', 'ARCHIVED'),
    ('Asset', 'ARCHIVED', 'READY'), ('Asset', 'ARCHIVED', 'UPLOADED'), ('Asset', 'ARCHIVED', 'DELIVERED'),
    ('RoundAsset', 'TODO', 'SUBMITTED'),
    ('RoundAsset', 'SUBMITTED', 'QC_PASSED'), ('RoundAsset', 'SUBMITTED', 'QC_REJECTED'),
    ('RoundAsset', 'QC_REJECTED', 'SUBMITTED'), ('RoundAsset', 'QC_REJECTED', 'QC_PASSED'),
    ('RoundAsset', 'QC_PASSED', 'QC_REJECTED'), ('RoundAsset', 'QC_PASSED', 'APPROVED'), ('RoundAsset', 'QC_PASSED', 'REJECTED'),
    ('RoundAsset', 'APPROVED', 'QC_PASSED'), ('RoundAsset', 'APPROVED', 'QC_REJECTED'), ('RoundAsset', 'APPROVED', 'REJECTED'),
    ('RoundAsset', 'REJECTED', 'QC_PASSED'), ('RoundAsset', 'REJECTED', 'QC_REJECTED'), ('RoundAsset', 'REJECTED', 'APPROVED'),
    ('Invitation', 'pending', 'accepted'), ('Invitation', 'pending', 'rejected'), ('Invitation', 'pending', 'canceled'))
$$;

REVOKE ALL ON FUNCTION app.check_retention_client(), app.check_file_may_go(), app.remember_files_given_up() FROM PUBLIC;
