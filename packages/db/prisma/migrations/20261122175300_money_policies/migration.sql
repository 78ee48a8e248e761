-- Prices, quotes, invoices. A client's people see prices when they may commit money; retouchers see what they earn and
-- never what the client pays.

-- True for a studio, and for the client's administrators and people who may commit money.
CREATE FUNCTION app.sees_selling_prices() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(app.organization_type() = 'STUDIO' OR (app.organization_type() = 'CLIENT' AND app.may_commit_money()), false)
$$;
GRANT EXECUTE ON FUNCTION app.sees_selling_prices() TO etouch_app;

GRANT SELECT, INSERT, UPDATE, DELETE ON "RetouchCategory", "ClientPricing", "GuidelinePricingCategory",
  "GuidelineOrganizationPrice", "RetoucherPricing", "ProjectPricingItem" TO etouch_app;
GRANT SELECT, INSERT, UPDATE ON "Quote" TO etouch_app;
GRANT SELECT, INSERT ON "QuoteLine" TO etouch_app;

CREATE POLICY studio ON "RetouchCategory" TO etouch_app
  USING ("studioId" = (SELECT app.organization_id())) WITH CHECK ("studioId" = (SELECT app.organization_id()));
CREATE POLICY client ON "RetouchCategory" FOR SELECT TO etouch_app USING (
  (SELECT app.organization_type()) = 'CLIENT' AND (SELECT app.sees_selling_prices())
  AND "studioId" = ANY (ARRAY(SELECT app.related_organization_ids())));

-- The names of a project's categories, without a price, for whoever sees the project.
CREATE FUNCTION app.category_labels(p_project uuid) RETURNS TABLE (id uuid, code text, name text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT c.id, c.code, c.name
  FROM public."RetouchCategory" c JOIN public."Project" p ON p."studioId" = c."studioId"
  WHERE p.id = p_project AND (
    p."studioId" = app.organization_id()
    OR (p."clientId" = app.organization_id() AND p."clientVisibleSince" IS NOT NULL
        AND (app.guest_project_id() IS NULL OR p.id = app.guest_project_id()))
    OR EXISTS (
      SELECT 1 FROM public."RoundAssetCategory" r
      WHERE r."categoryId" = c.id AND r."projectId" = p.id AND r."roundAssetId" IN (SELECT app.assigned_round_asset_ids())))
  ORDER BY c.position, c.code;
END $$;

CREATE POLICY studio ON "ClientPricing" TO etouch_app
  USING ("studioId" = (SELECT app.organization_id())) WITH CHECK ("studioId" = (SELECT app.organization_id()));
CREATE POLICY client ON "ClientPricing" FOR SELECT TO etouch_app USING (
  "clientId" = (SELECT app.organization_id()) AND (SELECT app.sees_selling_prices()));

CREATE POLICY studio ON "GuidelinePricingCategory" TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO'
  AND EXISTS (SELECT 1 FROM "RetouchCategory" c WHERE c."id" = "categoryId")
  AND EXISTS (SELECT 1 FROM "GuidelineFile" g WHERE g."id" = "guidelineFileId"));
CREATE POLICY studio ON "GuidelineOrganizationPrice" TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO'
  AND EXISTS (SELECT 1 FROM "RetouchCategory" c WHERE c."id" = "categoryId")
  AND EXISTS (SELECT 1 FROM "GuidelineFile" g WHERE g."id" = "guidelineFileId")
  AND "organizationId" = ANY (ARRAY(SELECT app.related_organization_ids())));
CREATE POLICY client ON "GuidelineOrganizationPrice" FOR SELECT TO etouch_app USING (
  "organizationId" = (SELECT app.organization_id()) AND (SELECT app.organization_type()) = 'CLIENT'
  AND (SELECT app.sees_selling_prices()));

CREATE POLICY studio ON "RetoucherPricing" TO etouch_app
  USING ("studioId" = (SELECT app.organization_id())) WITH CHECK ("studioId" = (SELECT app.organization_id()));
CREATE POLICY retoucher ON "RetoucherPricing" FOR SELECT TO etouch_app USING (
  "retoucherId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()));

CREATE POLICY studio ON "ProjectPricingItem" TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY client ON "ProjectPricingItem" FOR SELECT TO etouch_app USING (
  (SELECT app.sees_selling_prices()) AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY studio ON "Quote" TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY client_reads ON "Quote" FOR SELECT TO etouch_app USING (
  (SELECT app.sees_selling_prices()) AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY client_accepts ON "Quote" FOR UPDATE TO etouch_app USING (
  (SELECT app.sees_selling_prices()) AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE TRIGGER client_changes BEFORE UPDATE ON "Quote" FOR EACH ROW EXECUTE FUNCTION app.check_columns_of_side(
  'CLIENT', 'state', 'acceptedById', 'acceptedAt', 'acceptedText');
CREATE POLICY studio ON "QuoteLine" TO etouch_app USING (
  (SELECT app.organization_type()) = 'STUDIO' AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
CREATE POLICY client ON "QuoteLine" FOR SELECT TO etouch_app USING (
  (SELECT app.sees_selling_prices()) AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));

-- Administrators of both sides; the recipient only once it was finalized.
GRANT SELECT, INSERT, UPDATE, DELETE ON "Invoice", "InvoiceItem" TO etouch_app;
GRANT SELECT, INSERT, UPDATE ON "Payment" TO etouch_app;
CREATE POLICY issuer ON "Invoice" TO etouch_app
  USING ("issuerOrganizationId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()))
  WITH CHECK ("issuerOrganizationId" = (SELECT app.organization_id()) AND (SELECT app.is_admin())
    AND ("recipientOrganizationId" = ANY (ARRAY(SELECT app.related_organization_ids())) OR (SELECT app.organization_type()) = 'PLATFORM')
    AND ("projectId" IS NULL OR EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId")));
CREATE POLICY recipient ON "Invoice" FOR SELECT TO etouch_app USING (
  "recipientOrganizationId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()) AND "status" <> 'DRAFT');
CREATE POLICY issuer ON "InvoiceItem" TO etouch_app USING (EXISTS (
  SELECT 1 FROM "Invoice" i WHERE i."id" = "invoiceId" AND i."issuerOrganizationId" = (SELECT app.organization_id())));
CREATE POLICY recipient ON "InvoiceItem" FOR SELECT TO etouch_app USING (EXISTS (SELECT 1 FROM "Invoice" i WHERE i."id" = "invoiceId"));
CREATE POLICY own ON "Payment" TO etouch_app
  USING ("organizationId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()))
  WITH CHECK ("organizationId" = (SELECT app.organization_id()) AND (SELECT app.is_admin())
    AND ("invoiceId" IS NULL OR EXISTS (SELECT 1 FROM "Invoice" i WHERE i."id" = "invoiceId")));
CREATE POLICY of_visible_invoice ON "Payment" FOR SELECT TO etouch_app USING (
  EXISTS (SELECT 1 FROM "Invoice" i WHERE i."id" = "invoiceId"));

REVOKE ALL ON FUNCTION app.sees_selling_prices(), app.category_labels(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.category_labels(uuid) TO etouch_app;
