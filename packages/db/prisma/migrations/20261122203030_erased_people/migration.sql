-- Erasing a person: the row stays with its id, because what was done names it; everything that says who it was goes.

ALTER TABLE "User" ADD COLUMN "erasedAt" TIMESTAMPTZ(3);
ALTER TABLE "User" ADD CONSTRAINT "User_erased_check" CHECK ("erasedAt" IS NULL OR (
  "name" = '' AND "image" IS NULL AND "locale" IS NULL AND NOT "emailVerified"
  AND "email" = 'erased-' || "id"::text || '@erased.invalid')) NOT VALID;
ALTER TABLE "User" VALIDATE CONSTRAINT "User_erased_check";

CREATE TRIGGER keep BEFORE UPDATE ON "User" FOR EACH ROW
  WHEN (OLD."erasedAt" IS NOT NULL) EXECUTE FUNCTION app.refuse_change('an erased person');

-- Nobody joins, signs in or is notified as somebody erased. The lock makes a request at the same moment wait and see.
CREATE FUNCTION app.check_person_exists() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM 1 FROM public."User" u WHERE u.id = NEW."userId" AND u."erasedAt" IS NULL FOR SHARE;
  IF NOT FOUND AND EXISTS (SELECT 1 FROM public."User" u WHERE u.id = NEW."userId") THEN
    RAISE EXCEPTION 'the person was erased' USING ERRCODE = 'ET005';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER person_exists BEFORE INSERT ON "UserOrganization" FOR EACH ROW EXECUTE FUNCTION app.check_person_exists();
CREATE TRIGGER person_exists BEFORE INSERT ON "Account" FOR EACH ROW EXECUTE FUNCTION app.check_person_exists();
CREATE TRIGGER person_exists BEFORE INSERT ON "Session" FOR EACH ROW EXECUTE FUNCTION app.check_person_exists();

-- The whole of it in one transaction; the server has made sure that p_by may ask for it. The last administrator of an
-- organization is refused (ET003). False: nobody of that id, or erased already.
CREATE FUNCTION app.erase_person(p_user uuid, p_by uuid) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  address text;
BEGIN
  SELECT u.email INTO address FROM public."User" u WHERE u.id = p_user AND u."erasedAt" IS NULL FOR UPDATE;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  -- Every organization of either of them learns that it was done, and by whom.
  INSERT INTO public."AuditEvent" (id, "organizationId", "actorKind", "actorId", type, "subjectId")
  SELECT app.uuid7(), o.id, 'USER', p_by, 'person.erased', p_user
  FROM (SELECT m."organizationId" AS id FROM public."UserOrganization" m WHERE m."userId" = p_user
        UNION SELECT m."organizationId" FROM public."UserOrganization" m
              WHERE p_by <> p_user AND m."userId" = p_by AND m.role IN ('PLATFORM_ADMIN', 'SUPER_ADMIN')) o;
  DELETE FROM public."UserOrganization" WHERE "userId" = p_user;
  DELETE FROM public."Session" WHERE "userId" = p_user;
  DELETE FROM public."Account" WHERE "userId" = p_user;
  DELETE FROM public."Verification" WHERE position(p_user::text IN value) > 0 OR position(lower(address) IN lower(value)) > 0;
  DELETE FROM public."Invitation" WHERE lower(email) = lower(address);
  DELETE FROM public."NotificationRecipient" WHERE "userId" = p_user;
  DELETE FROM public."IdempotentRequest" WHERE "userId" = p_user;
  DELETE FROM public."MailboxMessage" WHERE lower("toAddress") = lower(address);
  -- Work not handed in goes back to the organization it was given to.
  UPDATE public."Assignment" SET "assigneeId" = NULL WHERE "assigneeId" = p_user AND "handedInAt" IS NULL;
  -- Uploads under way end; the worker removes the bytes of uploads that have ended.
  WITH ended AS (
    UPDATE public."UploadSession" u SET state = 'CANCELED', "assetId" = NULL, "leaseHolder" = NULL, "leaseUntil" = NULL,
      "completedAt" = now(), "updatedAt" = now()
    FROM (SELECT id, "assetId" FROM public."UploadSession" WHERE "userId" = p_user AND state = 'OPEN') o
    WHERE u.id = o.id RETURNING o."assetId")
  DELETE FROM public."Asset" a USING ended WHERE a.id = ended."assetId" AND a.status = 'UPLOADING';
  UPDATE public."User" SET name = '', email = 'erased-' || id::text || '@erased.invalid', "emailVerified" = false,
    image = NULL, locale = NULL, "erasedAt" = now(), "updatedAt" = now() WHERE id = p_user;
  RETURN true;
END $$;

-- Whose names are gone among ids the actor has before it: who merely left is not told apart from who was never there.
CREATE FUNCTION app.erased_among(p_ids uuid[]) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT u.id FROM public."User" u WHERE u.id = ANY (p_ids) AND u."erasedAt" IS NOT NULL AND app.kind() IS NOT NULL $$;

REVOKE ALL ON FUNCTION app.check_person_exists(), app.erase_person(uuid, uuid), app.erased_among(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.erase_person(uuid, uuid) TO etouch_auth;
GRANT EXECUTE ON FUNCTION app.erased_among(uuid[]) TO etouch_app, etouch_client, etouch_retoucher;
