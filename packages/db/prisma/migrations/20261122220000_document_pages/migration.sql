-- A document's pages beyond the first are painted after it, as a film's rendition is made after its poster: the same state,
-- the same cause of a failure, the same attempts.

-- AlterTable
ALTER TABLE "Asset" ADD COLUMN "pages" INTEGER;

ALTER TABLE "Asset" ADD CONSTRAINT "Asset_pages_check" CHECK ("pages" > 0);

-- Whoever sees a document sees how many pages it has.
GRANT SELECT ("pages") ON "Asset" TO etouch_client, etouch_retoucher;

-- Of older documents the number is known; their further pages are painted when somebody asks for it.
UPDATE "Asset" SET "pages" = ("metadata"->>'pages')::integer
WHERE "assetType" = 'DOCUMENT' AND jsonb_typeof("metadata"->'pages') = 'number';
