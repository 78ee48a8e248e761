-- An announcement whose answer was lost is sent again under the same key and finds what the first one made
-- (docs/decisions/0016). Only an upload that goes on, or has arrived, holds its key: what was given up may begin anew.

-- AlterTable
ALTER TABLE "UploadSession" ADD COLUMN "announcementKey" TEXT;

ALTER TABLE "UploadSession"
  ADD CONSTRAINT "UploadSession_announcementKey_check" CHECK (length("announcementKey") BETWEEN 1 AND 200);
CREATE UNIQUE INDEX "UploadSession_announced_once" ON "UploadSession" ("userId", "organizationId", "announcementKey")
  WHERE "announcementKey" IS NOT NULL AND "state" IN ('OPEN', 'COMPLETE');

GRANT SELECT ("announcementKey"), INSERT ("announcementKey") ON "UploadSession" TO etouch_client, etouch_retoucher;
