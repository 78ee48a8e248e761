-- Notifications, kept answers, integrations, and what must be found before there is an actor.

-- A job of the studio tells the people of the organizations it works with; everyone reads their own.
GRANT SELECT, INSERT, DELETE ON "Notification", "NotificationRecipient" TO etouch_app;
GRANT UPDATE ("readAt") ON "NotificationRecipient" TO etouch_app;
GRANT SELECT, INSERT, UPDATE ON "NotificationDelivery" TO etouch_app;
CREATE POLICY own ON "Notification" FOR SELECT TO etouch_app USING (
  "organizationId" = (SELECT app.organization_id()) AND (SELECT app.kind()) = 'USER');
CREATE POLICY job ON "Notification" TO etouch_app USING (
  (SELECT app.kind()) = 'SYSTEM' AND "organizationId" = ANY (ARRAY(SELECT app.related_organization_ids()))
  AND ("projectId" IS NULL OR EXISTS (SELECT 1 FROM "Project" p WHERE p."id" = "projectId")));

CREATE POLICY own ON "NotificationRecipient" FOR SELECT TO etouch_app USING (
  "userId" = (SELECT app.user_id()) AND EXISTS (SELECT 1 FROM "Notification" n WHERE n."id" = "notificationId"));
CREATE POLICY own_read_mark ON "NotificationRecipient" FOR UPDATE TO etouch_app USING (
  "userId" = (SELECT app.user_id()) AND EXISTS (SELECT 1 FROM "Notification" n WHERE n."id" = "notificationId"));
CREATE POLICY job ON "NotificationRecipient" TO etouch_app
  USING ((SELECT app.kind()) = 'SYSTEM' AND EXISTS (SELECT 1 FROM "Notification" n WHERE n."id" = "notificationId"))
  WITH CHECK ((SELECT app.kind()) = 'SYSTEM' AND EXISTS (
    SELECT 1 FROM "Notification" n JOIN "UserOrganization" m ON m."organizationId" = n."organizationId"
    WHERE n."id" = "notificationId" AND m."userId" = "NotificationRecipient"."userId"));

CREATE POLICY own ON "NotificationDelivery" FOR SELECT TO etouch_app USING (
  EXISTS (SELECT 1 FROM "NotificationRecipient" r WHERE r."id" = "recipientId"));
CREATE POLICY job ON "NotificationDelivery" TO etouch_app USING (
  (SELECT app.kind()) = 'SYSTEM' AND EXISTS (SELECT 1 FROM "NotificationRecipient" r WHERE r."id" = "recipientId"));

-- Account mails have no organization: the demonstration's mailbox is written and read without an actor. The server
-- decides whether it exists at all.
GRANT SELECT, INSERT, DELETE ON "MailboxMessage" TO etouch_app;
CREATE POLICY demonstration ON "MailboxMessage" TO etouch_app USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON "IdempotentRequest" TO etouch_app;
CREATE POLICY own ON "IdempotentRequest" TO etouch_app
  USING ("userId" = (SELECT app.user_id())) WITH CHECK ("userId" = (SELECT app.user_id()));

GRANT SELECT, INSERT, UPDATE, DELETE ON "IntegrationInstallation", "ImportJob", "FtpSyncJob" TO etouch_app;
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['IntegrationInstallation', 'ImportJob', 'FtpSyncJob'] LOOP
    EXECUTE format($policy$
      CREATE POLICY own ON %I TO etouch_app
        USING ("organizationId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()))
        WITH CHECK ("organizationId" = (SELECT app.organization_id()) AND (SELECT app.is_admin()))$policy$, name);
  END LOOP;
END $$;

-- ------------------------------------------------------------ before there is an actor

-- Uploads nobody continued, with the studio whose job ends them.
CREATE FUNCTION app.expired_uploads(p_limit integer) RETURNS TABLE ("uploadId" uuid, "studioId" uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT u.id, p."studioId" FROM public."UploadSession" u JOIN public."Project" p ON p.id = u."projectId"
  WHERE u.state = 'OPEN' AND u."expiresAt" < now() AND (u."leaseUntil" IS NULL OR u."leaseUntil" < now())
  ORDER BY u."expiresAt" LIMIT p_limit
$$;

-- Which organizations a change of a project concerns now, so that the server tells their open pages and nobody else's.
CREATE FUNCTION app.audience_of(p_project uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT p."studioId" FROM public."Project" p WHERE p.id = p_project
  UNION SELECT p."clientId" FROM public."Project" p WHERE p.id = p_project AND p."clientVisibleSince" IS NOT NULL
  UNION SELECT a."organizationId" FROM public."Assignment" a
        WHERE a."projectId" = p_project AND (a."accessEndsAt" IS NULL OR a."accessEndsAt" > now())
$$;

REVOKE ALL ON FUNCTION app.expired_uploads(integer), app.audience_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.expired_uploads(integer), app.audience_of(uuid) TO etouch_app;
