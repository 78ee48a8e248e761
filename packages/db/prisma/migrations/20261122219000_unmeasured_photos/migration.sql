-- What was processed before measures and byte counts existed is found without reading a studio's other photos, by each
-- worker that starts. Both indexes become empty.
CREATE INDEX "Asset_unmeasured_idx" ON "Asset" (id)
  WHERE "derivativesKey" IS NOT NULL AND ("perceptualHash" IS NULL OR "derivativeBytes" = 0);
CREATE INDEX "RetouchVersion_uncounted_idx" ON "RetouchVersion" (id)
  WHERE "derivativesKey" IS NOT NULL AND "derivativeBytes" = 0;
