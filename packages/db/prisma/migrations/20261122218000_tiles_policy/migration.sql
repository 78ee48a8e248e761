-- When a studio's pictures get their tiles. The studio's own: no column grant, so that no other side reads it.
ALTER TABLE "Organization"
  ADD COLUMN "tilesPolicy" TEXT NOT NULL DEFAULT 'ON_VIEW',
  ADD CONSTRAINT "Organization_tilesPolicy_check" CHECK ("tilesPolicy" IN ('NEVER', 'ON_VIEW', 'ON_ARRIVAL'));

DROP TRIGGER audited ON "Organization";
CREATE TRIGGER audited AFTER INSERT OR UPDATE ON "Organization" FOR EACH ROW EXECUTE FUNCTION app.audit_change(
  'organization', 'id', 'type', 'parentOrganizationId', 'locale', 'currency', 'timeZone', 'vatBasisPoints', 'retoucherAccessDays',
  'tilesPolicy');
