-- What categories are called, for everyone who works with them: a row of "RetouchCategory" shows a selling price, so a
-- retoucher and a client who may not commit money never see it.

DROP FUNCTION app.category_labels(uuid);
CREATE FUNCTION app.category_labels() RETURNS TABLE (id uuid, code text, name text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  RETURN QUERY
  SELECT c.id, c.code, c.name FROM public."RetouchCategory" c
  WHERE CASE app.organization_type()
    WHEN 'STUDIO' THEN c."studioId" = app.organization_id()
    WHEN 'CLIENT' THEN c."studioId" IN (SELECT app.related_organization_ids())
    WHEN 'RETOUCHER' THEN c.id IN (
      SELECT r."categoryId" FROM public."RoundAssetCategory" r WHERE r."roundAssetId" IN (SELECT app.assigned_round_asset_ids()))
    ELSE false END
  ORDER BY c.position, c.code;
END $$;
REVOKE ALL ON FUNCTION app.category_labels() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.category_labels() TO etouch_app;

-- A client sees the work on a photo, and its place in a selection, only with the photo itself.
ALTER POLICY client_reads ON "RoundAsset" USING (
  (SELECT app.organization_type()) = 'CLIENT' AND EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId"));
ALTER POLICY client_decides ON "RoundAsset" USING (
  (SELECT app.organization_type()) = 'CLIENT' AND EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId"));
ALTER POLICY studio_and_client ON "SelectionItem" USING (
  (SELECT app.organization_type()) IN ('STUDIO', 'CLIENT') AND EXISTS (SELECT 1 FROM "Asset" a WHERE a."id" = "assetId"));

-- Open pages are told through row-level security itself (the server asks who sees the project), and uploads nobody
-- continued are found by their bytes: neither resolver has a caller.
DROP FUNCTION app.audience_of(uuid);
DROP FUNCTION app.expired_uploads(integer);
