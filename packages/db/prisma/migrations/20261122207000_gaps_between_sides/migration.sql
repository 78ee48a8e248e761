-- What going through every table for every side has found (docs/decisions/0010-sides-are-database-roles.md has the table).

-- ------------------------------------------------------------ addresses

-- People meet across a project by name. Addresses are for one's own organization.
REVOKE SELECT ("email") ON "User" FROM etouch_client, etouch_retoucher;
CREATE FUNCTION app.member_addresses() RETURNS TABLE (user_id uuid, email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.id, u.email FROM public."User" u JOIN public."UserOrganization" m ON m."userId" = u.id
  WHERE m."organizationId" = app.organization_id() AND app.kind() <> 'GUEST'
$$;
REVOKE ALL ON FUNCTION app.member_addresses() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.member_addresses() TO etouch_app, etouch_client, etouch_retoucher;

-- ------------------------------------------------------------ states

-- States move with the studio's rights, after the guards were read from every row; no side moves them by itself.
REVOKE UPDATE ON "Project" FROM etouch_client;
REVOKE UPDATE ("workflowState", "workflowStateSince", "stateBeforeArchive", "version", "updatedAt") ON "Project" FROM etouch_client;
ALTER POLICY change ON "Project" TO etouch_app USING ("studioId" = (SELECT app.organization_id()));
DROP TRIGGER client_changes ON "Project";
REVOKE UPDATE ("state", "updatedAt") ON "RoundAsset" FROM etouch_client, etouch_retoucher;
DROP POLICY client_decides ON "RoundAsset";
DROP POLICY retoucher_hands_in ON "RoundAsset";
DROP TRIGGER client_changes ON "RoundAsset";
DROP TRIGGER retoucher_changes ON "RoundAsset";
-- Nothing of a photo is a client's to change; what follows an upload is written by the studio's job.
ALTER POLICY change ON "Asset" USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
DROP TRIGGER client_changes ON "Asset";

-- ------------------------------------------------------------ uploads

-- An upload is its sender's for as long as the sender sees the project: not after a retoucher's access has ended, nor
-- while the project is withdrawn from its client. It is of a photo and for a photo its sender sees.
ALTER POLICY own ON "UploadSession"
  USING ("organizationId" = (SELECT app.organization_id())
         AND ("userId" = (SELECT app.user_id()) OR (SELECT app.kind()) = 'SYSTEM')
         AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"))
  WITH CHECK ("organizationId" = (SELECT app.organization_id())
    AND ("userId" = (SELECT app.user_id()) OR (SELECT app.kind()) = 'SYSTEM')
    AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId")
    AND ("assetId" IS NULL OR EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId"))
    AND ("roundAssetId" IS NULL OR EXISTS (SELECT 1 FROM "RoundAsset" r WHERE r."id" = "roundAssetId")));

-- ------------------------------------------------------------ comments

-- Who no longer sees what a comment hangs on does not change it either.
ALTER POLICY change ON "Comment" USING (
  CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN true
    WHEN 'CLIENT' THEN "lane" = 'CLIENT_STUDIO'
      AND ("assetId" IS NULL OR EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId"))
      AND ("versionId" IS NULL OR EXISTS (SELECT 1 FROM "RetouchVersion" v WHERE v."id" = "versionId"))
    WHEN 'RETOUCHER' THEN "lane" = 'STUDIO_RETOUCHER' AND "retoucherOrganizationId" = (SELECT app.organization_id())
      AND ("assetId" IS NULL OR "assetId" IN (SELECT app.assigned_asset_ids()))
      AND ("versionId" IS NULL OR EXISTS (SELECT 1 FROM "RetouchVersion" v WHERE v."id" = "versionId"))
    ELSE false END
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));

-- A thread stays among its readers.
CREATE FUNCTION app.check_comment_thread() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."Comment" c WHERE c.id = NEW."parentId" AND c.lane = NEW.lane
      AND c."retoucherOrganizationId" IS NOT DISTINCT FROM NEW."retoucherOrganizationId")
  THEN
    RAISE EXCEPTION 'an answer has the readers of what it answers' USING ERRCODE = 'ET004';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER thread BEFORE INSERT OR UPDATE OF "parentId" ON "Comment"
  FOR EACH ROW WHEN (NEW."parentId" IS NOT NULL) EXECUTE FUNCTION app.check_comment_thread();
REVOKE ALL ON FUNCTION app.check_comment_thread() FROM PUBLIC;

-- ------------------------------------------------------------ notifications

-- What was told of a project goes with the access to it, but for the news that it is gone.
ALTER POLICY own ON "Notification" USING (
  "organizationId" = (SELECT app.organization_id()) AND (SELECT app.kind()) = 'USER'
  AND ("projectId" IS NULL OR "type" IN ('PROJECT_RECALLED', 'PROJECT_CANCELED')
       OR EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId")));
