-- A read policy for each side's own role, with nothing of the others in it. A policy shared by three roles is planned
-- whole for each of them, again for every statement; and a photo asked for by a function, row by row, costs twice what
-- the same question costs as a subplan. The actor is still asked for beside the role: neither is enough alone.

ALTER POLICY read ON "Asset" TO etouch_app
  USING ((((SELECT app.organization_type()) = 'STUDIO')
    AND ("projectId" IN (SELECT app.visible_project_ids())))::int <> 0);
CREATE POLICY client_reads ON "Asset" FOR SELECT TO etouch_client
  USING ((((SELECT app.organization_type()) = 'CLIENT')
    AND "shownToClient" AND ("trashedAt" IS NULL)
    AND ("projectId" IN (SELECT app.visible_project_ids())))::int <> 0);
CREATE POLICY retoucher_reads ON "Asset" FOR SELECT TO etouch_retoucher
  USING ((((SELECT app.organization_type()) = 'RETOUCHER')
    AND (id IN (SELECT app.assigned_asset_ids()))
    AND ("projectId" IN (SELECT app.visible_project_ids())))::int <> 0);

ALTER POLICY read ON "Comment" TO etouch_app
  USING ((((SELECT app.organization_type()) = 'STUDIO')
    AND ("projectId" IN (SELECT app.visible_project_ids())))::int <> 0);
CREATE POLICY client_reads ON "Comment" FOR SELECT TO etouch_client
  USING ((((SELECT app.organization_type()) = 'CLIENT')
    AND (lane = 'CLIENT_STUDIO')
    AND (("assetId" IS NULL) OR EXISTS (SELECT 1 FROM "Asset" a WHERE a.id = "Comment"."assetId"))
    AND (("versionId" IS NULL) OR app.shows_version("versionId"))
    AND ("projectId" IN (SELECT app.visible_project_ids())))::int <> 0);
CREATE POLICY retoucher_reads ON "Comment" FOR SELECT TO etouch_retoucher
  USING ((((SELECT app.organization_type()) = 'RETOUCHER')
    AND (lane = 'STUDIO_RETOUCHER')
    AND ("retoucherOrganizationId" = (SELECT app.organization_id()))
    AND (("assetId" IS NULL) OR ("assetId" IN (SELECT app.assigned_asset_ids())))
    AND (("versionId" IS NULL) OR app.shows_version("versionId"))
    AND ("projectId" IN (SELECT app.visible_project_ids())))::int <> 0);

ALTER POLICY read ON "PhotoMark" TO etouch_app
  USING ((((SELECT app.organization_type()) = 'STUDIO')
    AND ("projectId" IN (SELECT app.visible_project_ids())))::int <> 0);
CREATE POLICY client_reads ON "PhotoMark" FOR SELECT TO etouch_client
  USING ((((SELECT app.organization_type()) = 'CLIENT')
    AND ("organizationId" = (SELECT app.organization_id()))
    AND ("projectId" IN (SELECT app.visible_project_ids()))
    AND EXISTS (SELECT 1 FROM "Asset" a WHERE a.id = "PhotoMark"."assetId"))::int <> 0);

-- The same for what was written for one side already, and named the application's role too. That role may become the
-- sides' and inherits nothing of them (packages/db/src/roles.ts), or it would carry their policies all the same.
ALTER POLICY retoucher_reads ON "Assignment" TO etouch_retoucher;
ALTER POLICY retoucher_works ON "Assignment" TO etouch_retoucher;
ALTER POLICY client ON "ClientPricing" TO etouch_client;
ALTER POLICY client ON "Deliverable" TO etouch_client;
ALTER POLICY client ON "Delivery" TO etouch_client;
ALTER POLICY retoucher_reads ON "GuidelineFile" TO etouch_retoucher;
ALTER POLICY client ON "GuidelineOrganizationPrice" TO etouch_client;
ALTER POLICY client ON "ProjectGuideline" TO etouch_client;
ALTER POLICY client ON "ProjectPricingItem" TO etouch_client;
ALTER POLICY client_accepts ON "Quote" TO etouch_client;
ALTER POLICY client_reads ON "Quote" TO etouch_client;
ALTER POLICY client ON "QuoteLine" TO etouch_client;
ALTER POLICY client ON "RetouchCategory" TO etouch_client;
ALTER POLICY client ON "RetouchRound" TO etouch_client;
ALTER POLICY retoucher ON "RetouchRound" TO etouch_retoucher;
ALTER POLICY client_decides ON "RetouchVersion" TO etouch_client;
ALTER POLICY client_reads ON "RetouchVersion" TO etouch_client;
ALTER POLICY retoucher ON "RetouchVersion" TO etouch_retoucher;
ALTER POLICY retoucher ON "RetoucherPricing" TO etouch_retoucher;
ALTER POLICY client_reads ON "RoundAsset" TO etouch_client;
ALTER POLICY retoucher_reads ON "RoundAsset" TO etouch_retoucher;
ALTER POLICY client_reads ON "ScheduledDeletion" TO etouch_client;
