-- What the tenant matrix (packages/db/src/matrix) found to differ from the domain.

-- ------------------------------------------------------------ guests

-- A guest's link opens one project: of the organizations and people of its client, only those that take part in it, and
-- only while it is sent.
CREATE OR REPLACE FUNCTION app.related_organization_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT app.organization_id() WHERE app.organization_id() IS NOT NULL AND app.guest_project_id() IS NULL
  UNION SELECT p."partnerId" FROM public."StudioPartner" p WHERE p."studioId" = app.organization_id()
  UNION SELECT p."studioId" FROM public."StudioPartner" p
        WHERE p."partnerId" = app.organization_id() AND app.guest_project_id() IS NULL
  UNION SELECT p."studioId" FROM public."Project" p WHERE p.id = app.guest_project_id() AND p."clientVisibleSince" IS NOT NULL
  UNION SELECT p."clientId" FROM public."Project" p WHERE p.id = app.guest_project_id() AND p."clientVisibleSince" IS NOT NULL
$$;

CREATE OR REPLACE FUNCTION app.visible_user_ids() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  WITH met AS (
    SELECT app.organization_id() AS id WHERE app.guest_project_id() IS NULL
    UNION SELECT p."clientId" FROM public."Project" p WHERE p."studioId" = app.organization_id()
    UNION SELECT a."organizationId" FROM public."Assignment" a JOIN public."Project" p ON p.id = a."projectId"
          WHERE p."studioId" = app.organization_id()
    UNION SELECT p."studioId" FROM public."Project" p
          WHERE p."clientId" = app.organization_id() AND p."clientVisibleSince" IS NOT NULL
            AND (app.guest_project_id() IS NULL OR p.id = app.guest_project_id())
    UNION SELECT p."clientId" FROM public."Project" p WHERE p.id = app.guest_project_id() AND p."clientVisibleSince" IS NOT NULL
    UNION SELECT p."studioId" FROM public."Project" p WHERE p.id IN (SELECT app.assigned_project_ids())
    UNION SELECT s."partnerId" FROM public."StudioPartner" s
          WHERE app.kind() = 'SYSTEM' AND s."studioId" = app.organization_id()
  )
  SELECT m."userId" FROM public."UserOrganization" m JOIN met ON met.id = m."organizationId"
  UNION SELECT app.user_id() WHERE app.user_id() IS NOT NULL
$$;

-- The client's members, partners, history and guidelines are its members' to see.
ALTER POLICY read ON "UserOrganization" USING (
  ("organizationId" = (SELECT app.organization_id()) AND (SELECT app.guest_project_id()) IS NULL)
  OR "userId" = (SELECT app.user_id())
  OR ((SELECT app.kind()) = 'SYSTEM' AND "organizationId" = ANY (ARRAY(SELECT app.related_organization_ids()))));
ALTER POLICY read ON "StudioPartner" USING (
  (SELECT app.guest_project_id()) IS NULL
  AND ("studioId" = (SELECT app.organization_id()) OR "partnerId" = (SELECT app.organization_id())));
ALTER POLICY own ON "AuditEvent" USING (
  "organizationId" = (SELECT app.organization_id()) AND (SELECT app.guest_project_id()) IS NULL);
ALTER POLICY own ON "GuidelineFile" USING (
  "organizationId" = (SELECT app.organization_id()) AND (SELECT app.guest_project_id()) IS NULL);

-- ------------------------------------------------------------ who sends what

-- A client sends photos where the project lets it, a retoucher the versions of what it was given. Apart for each side: a
-- policy asks only for columns its role may read.
CREATE POLICY client_sends_photos ON "UploadSession" AS RESTRICTIVE FOR INSERT TO etouch_app, etouch_client WITH CHECK (
  (SELECT app.organization_type()) <> 'CLIENT' OR ("purpose" = 'ASSET'
    AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId" AND p."clientMayUpload")));
CREATE POLICY retoucher_sends_versions ON "UploadSession" AS RESTRICTIVE FOR INSERT TO etouch_app, etouch_retoucher WITH CHECK (
  (SELECT app.organization_type()) <> 'RETOUCHER' OR "purpose" = 'VERSION');

-- Only their administrator gives work to another of its people, or back to all.
ALTER POLICY retoucher_works ON "Assignment" WITH CHECK (
  "organizationId" = (SELECT app.organization_id()) AND "roundAssetId" IN (SELECT app.assigned_round_asset_ids())
  AND ((SELECT app.role()) = 'RETOUCH_ADMIN' OR "assigneeId" = (SELECT app.user_id())));

-- ------------------------------------------------------------ what stays

-- A selection is kept as it was submitted; its items get categories and instructions until it is confirmed.
REVOKE UPDATE, DELETE ON "Selection" FROM etouch_app;
REVOKE DELETE ON "SelectionItem" FROM etouch_app;
REVOKE UPDATE ON "SelectionItemCategory" FROM etouch_app;

-- ------------------------------------------------------------ messages

-- Nothing is shown to those who lost the project.
ALTER POLICY own ON "Notification" USING (
  "organizationId" = (SELECT app.organization_id()) AND (SELECT app.kind()) = 'USER'
  AND ("projectId" IS NULL OR EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId")));
-- Account mails hold sign-in links: whoever acts for an organization has nothing to look for there.
ALTER POLICY demonstration ON "MailboxMessage" USING ((SELECT app.kind()) IS NULL) WITH CHECK ((SELECT app.kind()) IS NULL);

-- ------------------------------------------------------------ price lists

-- Whoever may see prices reads them; only the studio's administrators and jobs set them.
CREATE POLICY priced_reads ON "RetouchCategory" FOR SELECT TO etouch_app USING (
  "studioId" = (SELECT app.organization_id()) AND (SELECT app.may_see_prices()));
ALTER POLICY studio ON "RetouchCategory"
  USING ("studioId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()))
  WITH CHECK ("studioId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()));
CREATE POLICY priced_reads ON "ClientPricing" FOR SELECT TO etouch_app USING (
  "studioId" = (SELECT app.organization_id()) AND (SELECT app.may_see_prices()));
ALTER POLICY studio ON "ClientPricing"
  USING ("studioId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()))
  WITH CHECK ("studioId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()));
CREATE POLICY priced_reads ON "RetoucherPricing" FOR SELECT TO etouch_app USING (
  "studioId" = (SELECT app.organization_id()) AND (SELECT app.may_see_prices()));
ALTER POLICY studio ON "RetoucherPricing"
  USING ("studioId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()))
  WITH CHECK ("studioId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()));
-- Seen and set with the category and the brief that they price.
CREATE POLICY priced_reads ON "GuidelinePricingCategory" FOR SELECT TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND (SELECT app.may_see_prices())
  AND EXISTS (SELECT 1 FROM "RetouchCategory" c WHERE c."id" = "categoryId")
  AND EXISTS (SELECT 1 FROM "GuidelineFile" g WHERE g."id" = "guidelineFileId"));
ALTER POLICY studio ON "GuidelinePricingCategory" USING (
  (SELECT app.organization_type()) = 'STUDIO' AND (SELECT app.is_admin())
  AND EXISTS (SELECT 1 FROM "RetouchCategory" c WHERE c."id" = "categoryId")
  AND EXISTS (SELECT 1 FROM "GuidelineFile" g WHERE g."id" = "guidelineFileId"));
CREATE POLICY priced_reads ON "GuidelineOrganizationPrice" FOR SELECT TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND (SELECT app.may_see_prices())
  AND EXISTS (SELECT 1 FROM "RetouchCategory" c WHERE c."id" = "categoryId")
  AND EXISTS (SELECT 1 FROM "GuidelineFile" g WHERE g."id" = "guidelineFileId")
  AND "organizationId" = ANY (ARRAY(SELECT app.related_organization_ids())));
ALTER POLICY studio ON "GuidelineOrganizationPrice" USING (
  (SELECT app.organization_type()) = 'STUDIO' AND (SELECT app.is_admin())
  AND EXISTS (SELECT 1 FROM "RetouchCategory" c WHERE c."id" = "categoryId")
  AND EXISTS (SELECT 1 FROM "GuidelineFile" g WHERE g."id" = "guidelineFileId")
  AND "organizationId" = ANY (ARRAY(SELECT app.related_organization_ids())));
