-- An archive of stored files is a pure function of its list when every file's size and CRC-32 are known before: then any
-- byte of it can be produced without reading what lies before (docs/decisions/0021). Computed with the SHA-256 when a
-- file is completed; for older rows, and for an original without its metadata, once when it is first asked for.

-- AlterTable
ALTER TABLE "Asset" ADD COLUMN "crc32" TEXT,
ADD COLUMN "neutralBytes" BIGINT,
ADD COLUMN "neutralCrc32" TEXT,
ADD COLUMN "neutralSha256" TEXT;

-- AlterTable
ALTER TABLE "RetouchVersion" ADD COLUMN "crc32" TEXT;

ALTER TABLE "Asset"
  ADD CONSTRAINT "Asset_crc32_check" CHECK ("crc32" ~ '^[0-9a-f]{8}$'),
  ADD CONSTRAINT "Asset_neutral_check" CHECK (
    ("neutralBytes" IS NULL AND "neutralCrc32" IS NULL AND "neutralSha256" IS NULL)
    OR ("neutralBytes" >= 0 AND "neutralCrc32" ~ '^[0-9a-f]{8}$' AND "neutralSha256" ~ '^[0-9a-f]{64}$'));
ALTER TABLE "RetouchVersion"
  ADD CONSTRAINT "RetouchVersion_crc32_check" CHECK ("crc32" ~ '^[0-9a-f]{8}$');

-- A client is given originals delivered as they are, and versions; a retoucher the originals without their metadata.
GRANT SELECT ("crc32") ON "Asset", "RetouchVersion" TO etouch_client;
GRANT SELECT ("neutralBytes", "neutralCrc32", "neutralSha256") ON "Asset" TO etouch_retoucher;
