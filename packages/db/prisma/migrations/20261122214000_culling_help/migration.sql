-- Help in culling, measured from the preview's pixels: hashes, sharpness, clipping, and the groups they give (bursts,
-- photos that look alike). It is the studio's own: no side is granted any of it, since groups name photos that a client
-- may not be shown and sharpness judges the studio's work.
ALTER TABLE "Asset"
  ADD COLUMN "perceptualHash" BIGINT,
  ADD COLUMN "colourHash" BIGINT,
  ADD COLUMN "sharpness" INTEGER,
  ADD COLUMN "blownHighlights" INTEGER[],
  ADD COLUMN "crushedShadows" INTEGER[],
  ADD COLUMN "clipped" INTEGER,
  ADD COLUMN "burstKey" UUID,
  ADD COLUMN "burstRank" INTEGER,
  ADD COLUMN "burstSize" INTEGER,
  ADD COLUMN "likenessKey" UUID,
  -- A photo stands in a burst wholly or not at all.
  ADD CONSTRAINT "Asset_burst_check" CHECK (
    ("burstKey" IS NULL AND "burstRank" IS NULL AND "burstSize" IS NULL)
    OR ("burstKey" IS NOT NULL AND "burstRank" BETWEEN 1 AND "burstSize" AND "burstSize" >= 2)) NOT VALID;

-- The frames of a burst, the sharpest first; most photos stand in none.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "Asset_burst_idx" ON "Asset" ("projectId", "burstKey", "burstRank") WHERE "burstKey" IS NOT NULL;
