-- What a file says of itself: in columns where it is searched, and apart from the rest where it names a person, a place
-- or one particular camera. And how far a film's rendition is.

-- AlterTable
ALTER TABLE "Asset" ADD COLUMN "camera" TEXT,
ADD COLUMN "durationMs" INTEGER,
ADD COLUMN "fileLabel" TEXT,
ADD COLUMN "fileRating" INTEGER,
ADD COLUMN "iso" INTEGER,
ADD COLUMN "lens" TEXT,
ADD COLUMN "personalMetadata" JSONB,
ADD COLUMN "renditionError" TEXT,
ADD COLUMN "renditionState" TEXT;

-- CreateIndex
CREATE INDEX "Asset_projectId_camera_idx" ON "Asset"("projectId", "camera");

-- CreateIndex
CREATE INDEX "Asset_projectId_lens_idx" ON "Asset"("projectId", "lens");

ALTER TABLE "Asset"
  ADD CONSTRAINT "Asset_durationMs_check" CHECK ("durationMs" >= 0),
  ADD CONSTRAINT "Asset_iso_check" CHECK ("iso" > 0),
  ADD CONSTRAINT "Asset_fileRating_check" CHECK ("fileRating" BETWEEN -1 AND 5),
  ADD CONSTRAINT "Asset_fileLabel_check" CHECK ("fileLabel" IN ('RED', 'YELLOW', 'GREEN', 'BLUE', 'PURPLE')),
  ADD CONSTRAINT "Asset_renditionState_check" CHECK ("renditionState" IN ('PENDING', 'READY', 'FAILED'));

-- Of older photos the camera and the lens are known already.
UPDATE "Asset" SET "camera" = left("metadata"->>'camera', 300), "lens" = left("metadata"->>'lens', 300)
WHERE "metadata" ? 'camera' OR "metadata" ? 'lens';

-- The camera, its lens and its sensitivity are a client's to know, as they were in the metadata. What the photographer
-- thought of a frame is the studio's, and what names a person or a place is nobody else's. A retoucher sees that it is a
-- film and how long.
GRANT SELECT ("camera", "lens", "iso", "durationMs", "renditionState") ON "Asset" TO etouch_client;
GRANT SELECT ("durationMs", "renditionState") ON "Asset" TO etouch_retoucher;

-- Words in a photo's name, camera, lens or product: all of them, in any order and case. ILIKE and its like are not
-- leakproof, so that beside a policy every row of the project would be asked first whether it is visible; here the project
-- narrows, and only then words are compared. Answers what the caller may see and nothing else.
CREATE FUNCTION app.find_assets(p_project uuid, p_text text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp ROWS 100 AS $$
  SELECT a.id FROM public."Asset" a
  WHERE a."projectId" = p_project AND p_project IN (SELECT app.visible_project_ids())
    AND CASE app.organization_type()
      WHEN 'STUDIO' THEN true
      WHEN 'CLIENT' THEN a."shownToClient" AND a."trashedAt" IS NULL
      ELSE false END
    AND NOT EXISTS (
      SELECT 1 FROM regexp_split_to_table(lower(normalize(left(p_text, 200), NFC)), '\s+') AS word
      WHERE strpos(lower(normalize(
        concat_ws(' ', a."originalName", a."camera", a."lens", a."productReference"), NFC)), word) = 0)
$$;
REVOKE ALL ON FUNCTION app.find_assets(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.find_assets(uuid, text) TO etouch_app, etouch_client;
