-- Where this installation keeps its files: the one thing that all its processes share is the database.
CREATE TABLE "StorageSite" (
  "id" INTEGER NOT NULL DEFAULT 1,
  "storage" TEXT NOT NULL,
  "incoming" TEXT NOT NULL,
  "claimedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "StorageSite_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "StorageSite" ADD CONSTRAINT storage_site_is_one CHECK ("id" = 1);
ALTER TABLE "StorageSite" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "StorageSite" FORCE ROW LEVEL SECURITY;
CREATE POLICY owner ON "StorageSite" TO etouch_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE ON "StorageSite" TO etouch_jobs;
CREATE POLICY jobs ON "StorageSite" TO etouch_jobs USING (true) WITH CHECK (true);
