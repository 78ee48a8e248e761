-- What rows and storage disagree about: written by the comparison, which works for no studio.
CREATE TABLE "FileFinding" (
  "key" TEXT COLLATE "C" NOT NULL,
  "problem" TEXT NOT NULL,
  "bytes" BIGINT NOT NULL DEFAULT 0,
  "firstSeenAt" TIMESTAMPTZ(3) NOT NULL,
  "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "FileFinding_pkey" PRIMARY KEY ("key")
);
ALTER TABLE "FileFinding" ADD CONSTRAINT file_finding_problem CHECK ("problem" IN ('MISSING', 'SIZE', 'CHECKSUM', 'ORPHANED'));
ALTER TABLE "FileFinding" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "FileFinding" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON "FileFinding" TO etouch_owner USING (true) WITH CHECK (true);
GRANT USAGE ON SCHEMA public, app TO etouch_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON "FileFinding" TO etouch_jobs;
CREATE POLICY jobs ON "FileFinding" TO etouch_jobs USING (true) WITH CHECK (true);

-- Every stored file that any row names (packages/db/src/files/stored-keys.ts is where its body comes from). Of all
-- studios, keys only: nobody who answers a request may ask.
CREATE FUNCTION app.stored_files() RETURNS TABLE (key text, folder boolean, expected boolean, bytes bigint, sha256 text)
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
UNION ALL SELECT "storageKey", "isFolder", false, NULL::bigint, NULL::text FROM public."FileRemoval" WHERE "storageKey" IS NOT NULL
$$;
REVOKE ALL ON FUNCTION app.stored_files() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.stored_files() TO etouch_jobs;
