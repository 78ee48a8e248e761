-- Who may do what, at which prices and terms: every change is written to the audit by the database itself, so that no code
-- can forget it. Ids, vocabulary and numbers only: never a name, an address or a secret, of which it says that it changed.

-- Arguments: the noun of the event's type, the column that names the organization, the columns whose values are told.
CREATE FUNCTION app.audit_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  told text[] := TG_ARGV[2:];
  before jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  after jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  written jsonb := coalesce(after, before);
  changed text[];
  organization uuid;
  person uuid := app.user_id();
BEGIN
  changed := ARRAY(SELECT k FROM jsonb_object_keys(written) k
                   WHERE k NOT IN ('updatedAt', 'createdAt') AND before->k IS DISTINCT FROM after->k ORDER BY k);
  IF cardinality(changed) = 0 THEN
    RETURN NULL;
  END IF;
  organization := CASE TG_ARGV[1]
    WHEN 'guidelineFileId' THEN (SELECT g."organizationId" FROM public."GuidelineFile" g WHERE g.id = (written->>'guidelineFileId')::uuid)
    ELSE (written->>TG_ARGV[1])::uuid END;
  -- Whoever accepts an invitation comes in by themselves: the authentication's role acts for nobody else.
  IF app.kind() IS NULL AND TG_TABLE_NAME = 'UserOrganization' AND TG_OP = 'INSERT' AND session_user = 'etouch_auth' THEN
    person := (after->>'userId')::uuid;
  END IF;
  INSERT INTO public."AuditEvent" (id, "organizationId", "actorKind", "actorId", type, "subjectId", payload)
  VALUES (
    app.uuid7(), organization,
    CASE WHEN person IS NOT NULL THEN 'USER' ELSE coalesce(app.kind(), 'SYSTEM') END, person,
    TG_ARGV[0] || CASE TG_OP WHEN 'INSERT' THEN '.added' WHEN 'DELETE' THEN '.removed' ELSE '.changed' END,
    (written->>'id')::uuid,
    jsonb_strip_nulls(jsonb_build_object(
      'changed', CASE WHEN TG_OP = 'UPDATE' THEN to_jsonb(changed) END,
      'before', (SELECT jsonb_object_agg(key, value) FROM jsonb_each(before) WHERE key = ANY (told)),
      'after', (SELECT jsonb_object_agg(key, value) FROM jsonb_each(after) WHERE key = ANY (told)))));
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.audit_change() FROM PUBLIC;

CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON "UserOrganization" FOR EACH ROW EXECUTE FUNCTION app.audit_change(
  'member', 'organizationId', 'userId', 'role', 'mayCommitMoney', 'maySeePrices');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON "Invitation" FOR EACH ROW EXECUTE FUNCTION app.audit_change(
  'invitation', 'organizationId', 'role', 'status', 'inviterId', 'expiresAt');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON "StudioPartner" FOR EACH ROW EXECUTE FUNCTION app.audit_change(
  'partner', 'studioId', 'partnerId', 'kind', 'standingTerms', 'paymentDays', 'endedAt');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON "RetouchCategory" FOR EACH ROW EXECUTE FUNCTION app.audit_change(
  'categoryPrice', 'studioId', 'unitPriceCents', 'currency', 'archivedAt');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON "ClientPricing" FOR EACH ROW EXECUTE FUNCTION app.audit_change(
  'clientPrice', 'studioId', 'clientId', 'categoryId', 'unitPriceCents', 'currency');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON "RetoucherPricing" FOR EACH ROW EXECUTE FUNCTION app.audit_change(
  'retoucherPrice', 'studioId', 'retoucherId', 'categoryId', 'unitPriceCents', 'currency');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON "GuidelinePricingCategory" FOR EACH ROW EXECUTE FUNCTION app.audit_change(
  'guidelinePrice', 'guidelineFileId', 'guidelineFileId', 'categoryId', 'unitPriceCents', 'currency');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON "GuidelineOrganizationPrice" FOR EACH ROW EXECUTE FUNCTION app.audit_change(
  'guidelineOrganizationPrice', 'guidelineFileId', 'guidelineFileId', 'organizationId', 'categoryId', 'unitPriceCents', 'currency');
CREATE TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON "IntegrationInstallation" FOR EACH ROW EXECUTE FUNCTION app.audit_change(
  'integration', 'organizationId', 'provider', 'state');
CREATE TRIGGER audited AFTER INSERT OR UPDATE ON "Organization" FOR EACH ROW EXECUTE FUNCTION app.audit_change(
  'organization', 'id', 'type', 'parentOrganizationId', 'locale', 'currency', 'timeZone', 'vatBasisPoints', 'retoucherAccessDays');

-- What concerns no project is its organization's administrators' to read: it tells members' rights and prices.
CREATE POLICY administrators ON "AuditEvent" AS RESTRICTIVE FOR SELECT TO etouch_app, etouch_client, etouch_retoucher USING (
  "projectId" IS NOT NULL OR (SELECT app.is_admin()));

-- ------------------------------------------------------------ invitations

-- Accepted in time only; what was offered to whom stays, also after the answer.
CREATE FUNCTION app.check_invitation() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF (OLD."organizationId", OLD."email", OLD."role", OLD."inviterId") IS DISTINCT FROM
     (NEW."organizationId", NEW."email", NEW."role", NEW."inviterId")
    OR (OLD.status <> 'pending' AND OLD."expiresAt" IS DISTINCT FROM NEW."expiresAt")
  THEN
    RAISE EXCEPTION 'Invitation never changes: what was offered, and to whom' USING ERRCODE = 'ET005';
  END IF;
  IF OLD.status = 'pending' AND NEW.status = 'accepted' AND (OLD."expiresAt" <= clock_timestamp() OR NEW."expiresAt" <= clock_timestamp()) THEN
    RAISE EXCEPTION 'an invitation that has expired is not accepted' USING ERRCODE = 'ET007';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep BEFORE UPDATE ON "Invitation" FOR EACH ROW EXECUTE FUNCTION app.check_invitation();
CREATE TRIGGER begins BEFORE INSERT ON "Invitation"
  FOR EACH ROW WHEN (NEW."status" <> 'pending') EXECUTE FUNCTION app.refuse_beginning('pending');

-- At commit, whoever accepted is a member.
CREATE FUNCTION app.check_invited_joined() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."UserOrganization" m JOIN public."User" u ON u.id = m."userId"
    WHERE m."organizationId" = NEW."organizationId" AND lower(u.email) = lower(NEW.email))
  THEN
    RAISE EXCEPTION 'an invitation is accepted by becoming a member' USING ERRCODE = 'ET010';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER joined AFTER UPDATE OF "status" ON "Invitation" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."status" <> NEW."status" AND NEW."status" = 'accepted') EXECUTE FUNCTION app.check_invited_joined();

-- The authentication's role makes members of those alone who accepted an invitation, in the role it offered.
CREATE FUNCTION app.was_invited(p_user uuid, p_organization uuid, p_role public."UserRole") RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM public."Invitation" i JOIN public."User" u ON lower(u.email) = lower(i.email)
    WHERE u.id = p_user AND i."organizationId" = p_organization AND i.role = p_role AND i.status = 'accepted')
$$;
CREATE POLICY invited ON "UserOrganization" AS RESTRICTIVE FOR INSERT TO etouch_auth WITH CHECK (
  app.was_invited("userId", "organizationId", "role"));

REVOKE ALL ON FUNCTION app.check_invitation(), app.check_invited_joined(), app.was_invited(uuid, uuid, public."UserRole") FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.was_invited(uuid, uuid, public."UserRole") TO etouch_auth;
