-- A guest acts in no organization's name: what a guest records and writes names none.

ALTER POLICY add ON "WorkflowEvent" WITH CHECK (
  (SELECT app.organization_type()) IN ('STUDIO', 'CLIENT')
  AND CASE (SELECT app.kind())
    WHEN 'SYSTEM' THEN true
    WHEN 'USER' THEN "actorKind" = 'USER' AND "actorId" = (SELECT app.user_id())
      AND "actingOrganizationId" = (SELECT app.organization_id())
    WHEN 'GUEST' THEN "actorKind" = 'GUEST' AND "actorId" IS NULL AND "actingOrganizationId" IS NULL
    ELSE false END
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));

ALTER POLICY add ON "Comment" WITH CHECK (
  CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN true
    WHEN 'CLIENT' THEN "lane" = 'CLIENT_STUDIO'
      AND ("assetId" IS NULL OR EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId"))
      AND ("versionId" IS NULL OR EXISTS (SELECT 1 FROM "RetouchVersion" v WHERE v."id" = "versionId"))
    WHEN 'RETOUCHER' THEN "lane" = 'STUDIO_RETOUCHER' AND "retoucherOrganizationId" = (SELECT app.organization_id())
      AND ("assetId" IS NULL OR "assetId" IN (SELECT app.assigned_asset_ids()))
      AND ("versionId" IS NULL OR EXISTS (SELECT 1 FROM "RetouchVersion" v WHERE v."id" = "versionId"))
    ELSE false END
  AND CASE (SELECT app.kind())
    WHEN 'SYSTEM' THEN true
    WHEN 'USER' THEN "authorKind" = 'USER' AND "authorId" = (SELECT app.user_id())
      AND "authorOrganizationId" = (SELECT app.organization_id())
    WHEN 'GUEST' THEN "authorKind" = 'GUEST' AND "authorId" IS NULL AND "authorOrganizationId" IS NULL
    ELSE false END
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));

-- Two guests are one to the database: neither rewrites what was said.
CREATE OR REPLACE FUNCTION app.check_comment_author() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF app.kind() = 'GUEST' OR (app.kind() = 'USER' AND OLD."authorId" IS DISTINCT FROM app.user_id()) THEN
    RAISE EXCEPTION 'Comment never changes: its words are its author''s' USING ERRCODE = 'ET005';
  END IF;
  RETURN NEW;
END $$;
