-- A studio's people are told prices when they may see them: its administrators, and those it allows. What a studio user
-- without that right does with prices (confirming, quoting, assigning) is done with the studio's rights.

CREATE OR REPLACE FUNCTION app.sees_selling_prices() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT CASE app.organization_type()
    WHEN 'STUDIO' THEN app.may_see_prices() WHEN 'CLIENT' THEN app.may_commit_money() ELSE false END
$$;

ALTER POLICY studio ON "RetouchCategory"
  USING ("studioId" = (SELECT app.organization_id()) AND (SELECT app.may_see_prices()))
  WITH CHECK ("studioId" = (SELECT app.organization_id()) AND (SELECT app.may_see_prices()));
ALTER POLICY studio ON "ClientPricing"
  USING ("studioId" = (SELECT app.organization_id()) AND (SELECT app.may_see_prices()))
  WITH CHECK ("studioId" = (SELECT app.organization_id()) AND (SELECT app.may_see_prices()));
ALTER POLICY studio ON "RetoucherPricing"
  USING ("studioId" = (SELECT app.organization_id()) AND (SELECT app.may_see_prices()))
  WITH CHECK ("studioId" = (SELECT app.organization_id()) AND (SELECT app.may_see_prices()));
ALTER POLICY studio ON "GuidelinePricingCategory" USING (
  (SELECT app.organization_type()) = 'STUDIO' AND (SELECT app.may_see_prices())
  AND EXISTS (SELECT 1 FROM "RetouchCategory" c WHERE c."id" = "categoryId")
  AND EXISTS (SELECT 1 FROM "GuidelineFile" g WHERE g."id" = "guidelineFileId"));
ALTER POLICY studio ON "GuidelineOrganizationPrice" USING (
  (SELECT app.organization_type()) = 'STUDIO' AND (SELECT app.may_see_prices())
  AND EXISTS (SELECT 1 FROM "RetouchCategory" c WHERE c."id" = "categoryId")
  AND EXISTS (SELECT 1 FROM "GuidelineFile" g WHERE g."id" = "guidelineFileId")
  AND "organizationId" = ANY (ARRAY(SELECT app.related_organization_ids())));
ALTER POLICY studio ON "ProjectPricingItem" USING (
  (SELECT app.organization_type()) = 'STUDIO' AND (SELECT app.may_see_prices())
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
ALTER POLICY studio ON "Quote" USING (
  (SELECT app.organization_type()) = 'STUDIO' AND (SELECT app.may_see_prices())
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
ALTER POLICY studio ON "QuoteLine" USING (
  (SELECT app.organization_type()) = 'STUDIO' AND (SELECT app.may_see_prices())
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));

-- For whom sees_selling_prices() is true, of either side; each policy says its side itself now.
ALTER POLICY client ON "ProjectPricingItem" USING (
  (SELECT app.organization_type()) = 'CLIENT' AND (SELECT app.sees_selling_prices())
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
ALTER POLICY client_reads ON "Quote" USING (
  (SELECT app.organization_type()) = 'CLIENT' AND (SELECT app.sees_selling_prices())
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
ALTER POLICY client_accepts ON "Quote" USING (
  (SELECT app.organization_type()) = 'CLIENT' AND (SELECT app.sees_selling_prices())
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));
ALTER POLICY client ON "QuoteLine" USING (
  (SELECT app.organization_type()) = 'CLIENT' AND (SELECT app.sees_selling_prices())
  AND EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId"));

-- How a project's money stands, without an amount, for everyone who sees the project: whose turn it is and which action
-- is open does not depend on who is told prices.
CREATE FUNCTION app.money_facts(p_projects uuid[])
RETURNS TABLE (project_id uuid, has_price boolean, unbilled integer, quote_accepted boolean, quote_offered boolean,
               standing_terms boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT p.id,
    coalesce((SELECT sum(i.quantity::bigint * i."unitPriceCents") <> 0 FROM public."ProjectPricingItem" i
              WHERE i."projectId" = p.id AND i."billingState" = 'QUOTED'), false),
    (SELECT count(*)::integer FROM public."ProjectPricingItem" i WHERE i."projectId" = p.id AND i."billingState" = 'UNBILLED'),
    EXISTS (SELECT 1 FROM public."Quote" q WHERE q."projectId" = p.id AND q.state = 'ACCEPTED'),
    EXISTS (SELECT 1 FROM public."Quote" q WHERE q."projectId" = p.id AND q.state = 'OFFERED'),
    coalesce((SELECT bool_or(s."standingTerms") FROM public."StudioPartner" s
              WHERE s."studioId" = p."studioId" AND s."partnerId" = p."clientId" AND s.kind = 'CLIENT' AND s."endedAt" IS NULL), false)
  FROM public."Project" p
  WHERE p.id = ANY (p_projects) AND (
    p."studioId" = app.organization_id()
    OR (p."clientId" = app.organization_id() AND p."clientVisibleSince" IS NOT NULL
        AND (app.guest_project_id() IS NULL OR p.id = app.guest_project_id())));
END $$;

-- The names of the categories one works with; whether one may still be chosen is no price either.
DROP FUNCTION app.category_labels();
CREATE FUNCTION app.category_labels() RETURNS TABLE (id uuid, code text, name text, "archivedAt" timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT c.id, c.code, c.name, c."archivedAt"::timestamptz FROM public."RetouchCategory" c
  WHERE CASE app.organization_type()
    WHEN 'STUDIO' THEN c."studioId" = app.organization_id()
    WHEN 'CLIENT' THEN c."studioId" IN (SELECT app.related_organization_ids())
    WHEN 'RETOUCHER' THEN c.id IN (
      SELECT r."categoryId" FROM public."RoundAssetCategory" r WHERE r."roundAssetId" IN (SELECT app.assigned_round_asset_ids()))
    ELSE false END
  ORDER BY c.position, c.code;
END $$;

REVOKE ALL ON FUNCTION app.money_facts(uuid[]), app.category_labels() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.category_labels() TO etouch_app, etouch_client, etouch_retoucher;
GRANT EXECUTE ON FUNCTION app.money_facts(uuid[]) TO etouch_app, etouch_client;
