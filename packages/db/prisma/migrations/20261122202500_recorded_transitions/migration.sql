-- A project's history explains its state: no change without its event, no event without its change.
-- Added to the SQLSTATEs: ET010 a change that is not recorded, or a record of no change.

-- ------------------------------------------------------------ what was recorded so far

-- The version a project had after the transition. Events from before this column are numbered in their order: every
-- transition counted the version up, so none of these numbers can be taken again.
ALTER TABLE "WorkflowEvent" ADD COLUMN "projectVersion" INTEGER;
ALTER TABLE "WorkflowEvent" DISABLE TRIGGER append_only;
UPDATE "WorkflowEvent" e SET "projectVersion" = o.place
FROM (SELECT id, 1 + row_number() OVER (PARTITION BY "projectId" ORDER BY "createdAt", id) AS place FROM "WorkflowEvent") o
WHERE o.id = e.id;
ALTER TABLE "WorkflowEvent" ENABLE TRIGGER append_only;
ALTER TABLE "WorkflowEvent" ALTER COLUMN "projectVersion" SET NOT NULL;
ALTER TABLE "WorkflowEvent" ADD CONSTRAINT "WorkflowEvent_projectVersion_check" CHECK ("projectVersion" > 1);
GRANT INSERT ("projectVersion") ON "WorkflowEvent" TO etouch_client;
CREATE UNIQUE INDEX "WorkflowEvent_projectId_projectVersion_key" ON "WorkflowEvent" ("projectId", "projectVersion");

-- ------------------------------------------------------------ the project

ALTER TABLE "Project" ADD CONSTRAINT "Project_stateBeforeArchive_check"
  CHECK (("workflowState" = 'ARCHIVED') = ("stateBeforeArchive" IS NOT NULL) AND "stateBeforeArchive" <> 'ARCHIVED');
CREATE TRIGGER begins BEFORE INSERT ON "Project"
  FOR EACH ROW WHEN (NEW."workflowState" <> 'STUDIO_REVIEW') EXECUTE FUNCTION app.refuse_beginning('STUDIO_REVIEW');
CREATE TRIGGER keep_version BEFORE UPDATE OF "version" ON "Project"
  FOR EACH ROW WHEN (NEW."version" < OLD."version") EXECUTE FUNCTION app.refuse_change('its version, but upwards');

-- At commit the change has its event: with the unique key, exactly one.
CREATE FUNCTION app.check_change_recorded() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."WorkflowEvent" e
    WHERE e."projectId" = NEW.id AND e."projectVersion" = NEW.version
      AND e."fromState" = OLD."workflowState" AND e."toState" = NEW."workflowState")
  THEN
    RAISE EXCEPTION 'the change from % to % was not recorded', OLD."workflowState", NEW."workflowState" USING ERRCODE = 'ET010';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER change_recorded AFTER UPDATE OF "workflowState" ON "Project" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."workflowState" <> NEW."workflowState") EXECUTE FUNCTION app.check_change_recorded();

-- An event is written right after its change: it names the version and the state the project has now, and goes on where
-- the event before it ended. No row of the table leads from a state to itself, so without a change there is none to write.
CREATE FUNCTION app.check_event_happened() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
      SELECT 1 FROM public."Project" p
      WHERE p.id = NEW."projectId" AND p.version = NEW."projectVersion" AND p."workflowState" = NEW."toState")
    OR NEW."fromState" <> coalesce((
      SELECT e."toState" FROM public."WorkflowEvent" e
      WHERE e."projectId" = NEW."projectId" AND e."projectVersion" < NEW."projectVersion"
      ORDER BY e."projectVersion" DESC LIMIT 1), 'STUDIO_REVIEW')
  THEN
    RAISE EXCEPTION 'no change from % to % was made', NEW."fromState", NEW."toState" USING ERRCODE = 'ET010';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER happened AFTER INSERT ON "WorkflowEvent"
  FOR EACH ROW EXECUTE FUNCTION app.check_event_happened();

-- ------------------------------------------------------------ assets, round assets, invitations

CREATE OR REPLACE FUNCTION app.may_move(noun text, from_state text, to_state text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT (noun, from_state, to_state) IN (
    ('Invoice', 'DRAFT', 'OPEN'),
    ('Invoice', 'OPEN', 'PAID'), ('Invoice', 'OPEN', 'VOID'), ('Invoice', 'OPEN', 'UNCOLLECTIBLE'),
    ('Invoice', 'UNCOLLECTIBLE', 'PAID'), ('Invoice', 'UNCOLLECTIBLE', 'VOID'),
    ('Asset', 'UPLOADING', 'UPLOADED'), ('Asset', 'UPLOADED', 'PROCESSING'),
    ('Asset', 'PROCESSING', 'READY'), ('Asset', 'PROCESSING', 'UPLOADED'),
    ('Asset', 'READY', 'DELIVERED'), ('Asset', 'READY', 'ARCHIVED'),
    ('Asset', 'DELIVERED', 'READY'), ('Asset', 'DELIVERED', 'ARCHIVED'),
    ('Asset', 'ARCHIVED', 'READY'), ('Asset', 'ARCHIVED', 'DELIVERED'),
    ('RoundAsset', 'TODO', 'SUBMITTED'),
    ('RoundAsset', 'SUBMITTED', 'QC_PASSED'), ('RoundAsset', 'SUBMITTED', 'QC_REJECTED'),
    ('RoundAsset', 'QC_REJECTED', 'SUBMITTED'), ('RoundAsset', 'QC_REJECTED', 'QC_PASSED'),
    ('RoundAsset', 'QC_PASSED', 'QC_REJECTED'), ('RoundAsset', 'QC_PASSED', 'APPROVED'), ('RoundAsset', 'QC_PASSED', 'REJECTED'),
    ('RoundAsset', 'APPROVED', 'QC_PASSED'), ('RoundAsset', 'APPROVED', 'QC_REJECTED'), ('RoundAsset', 'APPROVED', 'REJECTED'),
    ('RoundAsset', 'REJECTED', 'QC_PASSED'), ('RoundAsset', 'REJECTED', 'QC_REJECTED'), ('RoundAsset', 'REJECTED', 'APPROVED'),
    ('Invitation', 'pending', 'accepted'), ('Invitation', 'pending', 'rejected'), ('Invitation', 'pending', 'canceled'))
$$;
CREATE TRIGGER move BEFORE UPDATE OF "status" ON "Asset"
  FOR EACH ROW WHEN (OLD."status" <> NEW."status") EXECUTE FUNCTION app.check_move('status');
CREATE TRIGGER move BEFORE UPDATE OF "state" ON "RoundAsset"
  FOR EACH ROW WHEN (OLD."state" <> NEW."state") EXECUTE FUNCTION app.check_move('state');
CREATE TRIGGER move BEFORE UPDATE OF "status" ON "Invitation"
  FOR EACH ROW WHEN (OLD."status" <> NEW."status") EXECUTE FUNCTION app.check_move('status');

REVOKE ALL ON FUNCTION app.check_change_recorded(), app.check_event_happened() FROM PUBLIC;
