-- A download that was prepared: which files, under which names, for whom and until when. Its archive is fetched in as
-- many parts as it takes; what it holds is looked for again, in its owner's name, at each of them.

-- CreateTable
CREATE TABLE "Download" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "organizationId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "content" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'PREPARING',
    "title" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "fileCount" INTEGER NOT NULL,
    "totalBytes" BIGINT NOT NULL,
    "knownCount" INTEGER NOT NULL DEFAULT 0,
    "leftOutCount" INTEGER NOT NULL DEFAULT 0,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Download_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Download_userId_idx" ON "Download"("userId");

-- CreateIndex
CREATE INDEX "Download_projectId_idx" ON "Download"("projectId");

-- CreateIndex
CREATE INDEX "Download_expiresAt_idx" ON "Download"("expiresAt");

-- AddForeignKey
ALTER TABLE "Download" ADD CONSTRAINT "Download_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Download" ADD CONSTRAINT "Download_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "Download"
  ADD CONSTRAINT "Download_content_check" CHECK ("content" IN ('ORIGINALS', 'VERSIONS', 'FINALS', 'ASSIGNED')),
  ADD CONSTRAINT "Download_state_check" CHECK ("state" IN ('PREPARING', 'READY')),
  ADD CONSTRAINT "Download_count_check" CHECK (
    "fileCount" > 0 AND "totalBytes" >= 0 AND "knownCount" BETWEEN 0 AND "fileCount" AND "leftOutCount" BETWEEN 0 AND "fileCount");

ALTER TABLE "Download" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Download" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON "Download" TO etouch_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON "Download" TO etouch_app;
GRANT SELECT ("id", "userId", "organizationId", "projectId", "content", "state", "title", "files", "fileCount", "totalBytes",
              "knownCount", "leftOutCount", "expiresAt", "createdAt"),
  INSERT ("id", "userId", "organizationId", "projectId", "content", "state", "title", "files", "fileCount", "totalBytes",
          "knownCount", "leftOutCount", "expiresAt", "createdAt")
  ON "Download" TO etouch_client, etouch_retoucher;
-- One's own, in the organization one acts for, of a project one sees: for as long as that is so.
CREATE POLICY own_reads ON "Download" FOR SELECT TO etouch_app, etouch_client, etouch_retoucher USING (
  "userId" = (SELECT app.user_id()) AND "organizationId" = (SELECT app.organization_id())
  AND "projectId" IN (SELECT app.visible_project_ids()));
CREATE POLICY own_adds ON "Download" FOR INSERT TO etouch_app, etouch_client, etouch_retoucher WITH CHECK (
  "userId" = (SELECT app.user_id()) AND "organizationId" = (SELECT app.organization_id())
  AND "projectId" IN (SELECT app.visible_project_ids()));
-- The studio's job looks into files nobody asked for before, and says how far it is.
CREATE POLICY job_reads ON "Download" FOR SELECT TO etouch_app USING (
  (SELECT app.kind()) = 'SYSTEM' AND "projectId" IN (SELECT app.visible_project_ids()));
CREATE POLICY job_changes ON "Download" FOR UPDATE TO etouch_app USING (
  (SELECT app.kind()) = 'SYSTEM' AND "projectId" IN (SELECT app.visible_project_ids()));

-- Before there is an actor: what nobody can fetch any more goes.
CREATE FUNCTION app.forget_expired_downloads() RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH gone AS (DELETE FROM public."Download" WHERE "expiresAt" < now() RETURNING 1) SELECT count(*)::integer FROM gone
$$;
REVOKE ALL ON FUNCTION app.forget_expired_downloads() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.forget_expired_downloads() TO etouch_app;
