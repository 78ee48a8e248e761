-- Projects and everything in them. A row of a project is seen through the project's own policy (an EXISTS on "Project"
-- obeys it), and then by the side the actor stands on: a studio sees all of its projects; their client what is shown to
-- it; a retoucher what it is assigned.

GRANT SELECT, INSERT, UPDATE ON "Project" TO etouch_app;
-- One arm per side, each on an index.
CREATE POLICY read ON "Project" FOR SELECT TO etouch_app USING (
  "studioId" = (SELECT app.organization_id())
  OR ("clientId" = (SELECT app.organization_id()) AND "clientVisibleSince" IS NOT NULL
      AND ((SELECT app.guest_project_id()) IS NULL OR "id" = (SELECT app.guest_project_id())))
  OR "id" = ANY (ARRAY(SELECT app.assigned_project_ids())));
CREATE POLICY add ON "Project" FOR INSERT TO etouch_app WITH CHECK ("studioId" = (SELECT app.organization_id()));
CREATE POLICY change ON "Project" FOR UPDATE TO etouch_app USING (
  "studioId" = (SELECT app.organization_id())
  OR ("clientId" = (SELECT app.organization_id()) AND "clientVisibleSince" IS NOT NULL
      AND ((SELECT app.guest_project_id()) IS NULL OR "id" = (SELECT app.guest_project_id()))));

GRANT SELECT, INSERT ON "WorkflowEvent" TO etouch_app;
CREATE POLICY read ON "WorkflowEvent" FOR SELECT TO etouch_app USING (
  (SELECT app.organization_type()) IN ('STUDIO', 'CLIENT')
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY add ON "WorkflowEvent" FOR INSERT TO etouch_app WITH CHECK (
  (SELECT app.organization_type()) IN ('STUDIO', 'CLIENT')
  AND ((SELECT app.kind()) = 'SYSTEM'
       OR ("actorKind" = (SELECT app.kind()) AND "actorId" IS NOT DISTINCT FROM (SELECT app.user_id())
           AND "actingOrganizationId" = (SELECT app.organization_id())))
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));

GRANT SELECT ON "WorkflowTransition" TO etouch_app;
CREATE POLICY read ON "WorkflowTransition" FOR SELECT TO etouch_app USING (true);

GRANT SELECT, INSERT ON "AuditEvent" TO etouch_app;
CREATE POLICY own ON "AuditEvent" TO etouch_app
  USING ("organizationId" = (SELECT app.organization_id()))
  WITH CHECK ("organizationId" = (SELECT app.organization_id())
    AND ((SELECT app.kind()) = 'SYSTEM'
         OR ("actorKind" = (SELECT app.kind()) AND "actorId" IS NOT DISTINCT FROM (SELECT app.user_id()))));

-- ------------------------------------------------------------ assets, uploads, marks

GRANT SELECT, INSERT, UPDATE, DELETE ON "Asset" TO etouch_app;
CREATE POLICY read ON "Asset" FOR SELECT TO etouch_app USING (
  CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN true
    WHEN 'CLIENT' THEN "shownToClient" AND "trashedAt" IS NULL
    WHEN 'RETOUCHER' THEN "id" IN (SELECT app.assigned_asset_ids())
    ELSE false END
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY add ON "Asset" FOR INSERT TO etouch_app WITH CHECK (EXISTS (
  SELECT 1 FROM "Project" p WHERE p."id" = "projectId" AND CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN true WHEN 'CLIENT' THEN p."clientMayUpload" AND (SELECT app.kind()) <> 'GUEST' ELSE false END));
CREATE POLICY change ON "Asset" FOR UPDATE TO etouch_app USING (
  CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN true WHEN 'CLIENT' THEN "shownToClient" AND "trashedAt" IS NULL ELSE false END
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY remove ON "Asset" FOR DELETE TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));

-- Whoever sends goes on sending; the studio sees what is coming into its projects.
GRANT SELECT, INSERT, UPDATE, DELETE ON "UploadSession" TO etouch_app;
CREATE POLICY own ON "UploadSession" TO etouch_app
  USING ("organizationId" = (SELECT app.organization_id())
         AND ("userId" = (SELECT app.user_id()) OR (SELECT app.kind()) = 'SYSTEM'))
  WITH CHECK ("organizationId" = (SELECT app.organization_id())
    AND ("userId" = (SELECT app.user_id()) OR (SELECT app.kind()) = 'SYSTEM')
    AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId")
    AND ("roundAssetId" IS NULL OR EXISTS (SELECT 1 FROM "RoundAsset" r WHERE r."id" = "roundAssetId")));
CREATE POLICY studio_reads ON "UploadSession" FOR SELECT TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY studio_job_changes ON "UploadSession" FOR UPDATE TO etouch_app USING (
  (SELECT app.kind()) = 'SYSTEM' AND (SELECT app.organization_type()) = 'STUDIO'
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));

-- Each side its own; the studio sees the client's too, never the other way round.
GRANT SELECT, INSERT, UPDATE, DELETE ON "PhotoMark" TO etouch_app;
CREATE POLICY read ON "PhotoMark" FOR SELECT TO etouch_app USING (
  ((SELECT app.organization_type()) = 'STUDIO'
   OR ((SELECT app.organization_type()) = 'CLIENT' AND "organizationId" = (SELECT app.organization_id())))
  AND EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId"));
CREATE POLICY add ON "PhotoMark" FOR INSERT TO etouch_app WITH CHECK (
  (SELECT app.organization_type()) IN ('STUDIO', 'CLIENT')
  AND "userId" = (SELECT app.user_id()) AND "organizationId" = (SELECT app.organization_id())
  AND EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId"));
CREATE POLICY change ON "PhotoMark" FOR UPDATE TO etouch_app USING (
  "userId" = (SELECT app.user_id()) AND "organizationId" = (SELECT app.organization_id())
  AND EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId"));
CREATE POLICY remove ON "PhotoMark" FOR DELETE TO etouch_app USING (
  "userId" = (SELECT app.user_id()) AND "organizationId" = (SELECT app.organization_id()));

-- ------------------------------------------------------------ between studio and client

GRANT SELECT, INSERT, UPDATE, DELETE ON "Selection", "SelectionItem", "SelectionItemCategory", "ProjectGuideline" TO etouch_app;
GRANT SELECT, INSERT ON "Delivery", "Deliverable" TO etouch_app;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Selection', 'SelectionItem', 'SelectionItemCategory'] LOOP
    EXECUTE format($policy$
      CREATE POLICY studio_and_client ON %I TO etouch_app USING (
        (SELECT app.organization_type()) IN ('STUDIO', 'CLIENT')
        AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"))$policy$, name);
  END LOOP;
  -- The studio writes them, the client reads them.
  FOREACH name IN ARRAY ARRAY['Delivery', 'Deliverable', 'ProjectGuideline'] LOOP
    EXECUTE format($policy$
      CREATE POLICY studio ON %I TO etouch_app USING (
        (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"))$policy$, name);
    EXECUTE format($policy$
      CREATE POLICY client ON %I FOR SELECT TO etouch_app USING (
        (SELECT app.organization_type()) = 'CLIENT' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"))$policy$, name);
  END LOOP;
END $$;

-- ------------------------------------------------------------ retouching

GRANT SELECT, INSERT, UPDATE ON "RetouchRound", "RetouchVersion" TO etouch_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "RoundAsset", "RoundAssetCategory", "RoundGuideline", "Assignment" TO etouch_app;

CREATE POLICY studio ON "RetouchRound" TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY client ON "RetouchRound" FOR SELECT TO etouch_app USING (
  (SELECT app.organization_type()) = 'CLIENT' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY retoucher ON "RetouchRound" FOR SELECT TO etouch_app USING ("id" IN (SELECT app.assigned_round_ids()));

CREATE POLICY studio ON "RoundAsset" TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY client_reads ON "RoundAsset" FOR SELECT TO etouch_app USING (
  (SELECT app.organization_type()) = 'CLIENT' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
-- The client's decision, the retoucher's handing in.
CREATE POLICY client_decides ON "RoundAsset" FOR UPDATE TO etouch_app USING (
  (SELECT app.organization_type()) = 'CLIENT' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY retoucher_reads ON "RoundAsset" FOR SELECT TO etouch_app USING ("id" IN (SELECT app.assigned_round_asset_ids()));
CREATE POLICY retoucher_hands_in ON "RoundAsset" FOR UPDATE TO etouch_app USING ("id" IN (SELECT app.assigned_round_asset_ids()));

CREATE POLICY studio ON "RoundAssetCategory" TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY others_read ON "RoundAssetCategory" FOR SELECT TO etouch_app USING (
  CASE (SELECT app.organization_type())
    WHEN 'CLIENT' THEN EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId")
    WHEN 'RETOUCHER' THEN "roundAssetId" IN (SELECT app.assigned_round_asset_ids())
    ELSE false END);
CREATE POLICY studio ON "RoundGuideline" TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY others_read ON "RoundGuideline" FOR SELECT TO etouch_app USING (
  CASE (SELECT app.organization_type())
    WHEN 'CLIENT' THEN EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId")
    WHEN 'RETOUCHER' THEN "roundId" IN (SELECT app.assigned_round_ids())
    ELSE false END);

-- A client never learns who retouches. A retoucher sees its own and says which of its people does the work.
CREATE POLICY studio ON "Assignment" TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY retoucher_reads ON "Assignment" FOR SELECT TO etouch_app USING (
  "organizationId" = (SELECT app.organization_id()) AND "roundAssetId" IN (SELECT app.assigned_round_asset_ids()));
CREATE POLICY retoucher_works ON "Assignment" FOR UPDATE TO etouch_app USING (
  "organizationId" = (SELECT app.organization_id()) AND "roundAssetId" IN (SELECT app.assigned_round_asset_ids()));

CREATE POLICY studio ON "RetouchVersion" TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY client_reads ON "RetouchVersion" FOR SELECT TO etouch_app USING (
  (SELECT app.organization_type()) = 'CLIENT' AND "releasedAt" IS NOT NULL
  AND EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId"));
CREATE POLICY client_decides ON "RetouchVersion" FOR UPDATE TO etouch_app USING (
  (SELECT app.organization_type()) = 'CLIENT' AND "releasedAt" IS NOT NULL
  AND EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId"));
CREATE POLICY retoucher ON "RetouchVersion" TO etouch_app
  USING ("organizationId" = (SELECT app.organization_id()) AND "assetId" IN (SELECT app.assigned_asset_ids()))
  WITH CHECK ("organizationId" = (SELECT app.organization_id()) AND "roundAssetId" IN (SELECT app.assigned_round_asset_ids()));

-- A brief is its organization's; those who work by it read it, a retoucher only where it is pinned to a round of theirs.
GRANT SELECT, INSERT, UPDATE ON "GuidelineFile" TO etouch_app;
CREATE POLICY own ON "GuidelineFile" TO etouch_app
  USING ("organizationId" = (SELECT app.organization_id()))
  WITH CHECK ("organizationId" = (SELECT app.organization_id()));
CREATE POLICY read ON "GuidelineFile" FOR SELECT TO etouch_app USING (
  CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN "organizationId" = ANY (ARRAY(SELECT app.related_organization_ids()))
    WHEN 'CLIENT' THEN EXISTS (SELECT 1 FROM "ProjectGuideline" p WHERE p."guidelineFileId" = "GuidelineFile"."id")
                    OR EXISTS (SELECT 1 FROM "RoundGuideline" r WHERE r."guidelineFileId" = "GuidelineFile"."id")
    WHEN 'RETOUCHER' THEN EXISTS (SELECT 1 FROM "RoundGuideline" r WHERE r."guidelineFileId" = "GuidelineFile"."id")
    ELSE false END);

-- ------------------------------------------------------------ comments, by lane

GRANT SELECT, INSERT, UPDATE ON "Comment" TO etouch_app;
CREATE POLICY read ON "Comment" FOR SELECT TO etouch_app USING (
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
CREATE POLICY change ON "Comment" FOR UPDATE TO etouch_app USING (
  CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN true
    WHEN 'CLIENT' THEN "lane" = 'CLIENT_STUDIO'
    WHEN 'RETOUCHER' THEN "lane" = 'STUDIO_RETOUCHER' AND "retoucherOrganizationId" = (SELECT app.organization_id())
    ELSE false END
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY add ON "Comment" FOR INSERT TO etouch_app WITH CHECK (
  CASE (SELECT app.organization_type())
    WHEN 'STUDIO' THEN true
    WHEN 'CLIENT' THEN "lane" = 'CLIENT_STUDIO'
      AND ("assetId" IS NULL OR EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId"))
      AND ("versionId" IS NULL OR EXISTS (SELECT 1 FROM "RetouchVersion" v WHERE v."id" = "versionId"))
    WHEN 'RETOUCHER' THEN "lane" = 'STUDIO_RETOUCHER' AND "retoucherOrganizationId" = (SELECT app.organization_id())
      AND ("assetId" IS NULL OR "assetId" IN (SELECT app.assigned_asset_ids()))
      AND ("versionId" IS NULL OR EXISTS (SELECT 1 FROM "RetouchVersion" v WHERE v."id" = "versionId"))
    ELSE false END
  AND ((SELECT app.kind()) = 'SYSTEM'
       OR ("authorOrganizationId" = (SELECT app.organization_id()) AND "authorKind" = (SELECT app.kind())
           AND "authorId" IS NOT DISTINCT FROM (SELECT app.user_id())))
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));

-- Others may resolve a comment; its words are its author's.
CREATE FUNCTION app.check_comment_author() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF app.kind() IN ('USER', 'GUEST') AND OLD."authorId" IS DISTINCT FROM app.user_id() THEN
    RAISE EXCEPTION 'Comment never changes: its words are its author''s' USING ERRCODE = 'ET005';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER author BEFORE UPDATE ON "Comment" FOR EACH ROW
  WHEN (OLD."body" IS DISTINCT FROM NEW."body" OR OLD."annotation" IS DISTINCT FROM NEW."annotation" OR OLD."kind" IS DISTINCT FROM NEW."kind")
  EXECUTE FUNCTION app.check_comment_author();
REVOKE ALL ON FUNCTION app.check_comment_author() FROM PUBLIC;

-- ------------------------------------------------------------ what the other sides change of a row they see

CREATE TRIGGER client_changes BEFORE UPDATE ON "Project" FOR EACH ROW EXECUTE FUNCTION app.check_columns_of_side(
  'CLIENT', 'workflowState', 'workflowStateSince', 'stateBeforeArchive', 'version', 'updatedAt');
CREATE TRIGGER client_changes BEFORE UPDATE ON "Asset" FOR EACH ROW EXECUTE FUNCTION app.check_columns_of_side(
  'CLIENT', 'status', 'sizeBytes', 'sha256', 'mimeType', 'storageKey', 'width', 'height', 'productReference', 'updatedAt');
CREATE TRIGGER client_changes BEFORE UPDATE ON "RoundAsset" FOR EACH ROW EXECUTE FUNCTION app.check_columns_of_side(
  'CLIENT', 'state', 'updatedAt');
CREATE TRIGGER retoucher_changes BEFORE UPDATE ON "RoundAsset" FOR EACH ROW EXECUTE FUNCTION app.check_columns_of_side(
  'RETOUCHER', 'state', 'updatedAt');
CREATE TRIGGER retoucher_changes BEFORE UPDATE ON "Assignment" FOR EACH ROW EXECUTE FUNCTION app.check_columns_of_side(
  'RETOUCHER', 'assigneeId', 'handedInAt');
CREATE TRIGGER client_changes BEFORE UPDATE ON "RetouchVersion" FOR EACH ROW EXECUTE FUNCTION app.check_columns_of_side(
  'CLIENT', 'clientDecision', 'clientDecidedAt', 'clientDecidedById');
CREATE TRIGGER retoucher_changes BEFORE UPDATE ON "RetouchVersion" FOR EACH ROW EXECUTE FUNCTION app.check_columns_of_side(
  'RETOUCHER', 'assetId', 'roundId', 'roundAssetId', 'matchedBy', 'handedInAt', 'silhouetteModified');
