-- The transition table of packages/domain/src/projects/project-workflow.ts, row by row; a test compares them.

INSERT INTO "WorkflowTransition" ("fromState", "action", "toState") VALUES
  ('STUDIO_REVIEW', 'SEND_TO_CLIENT', 'CLIENT_REVIEW'),
  ('STUDIO_REVIEW', 'SELECT_FOR_CLIENT', 'SELECTION_CONFIRMATION'),
  ('CLIENT_REVIEW', 'RECALL', 'STUDIO_REVIEW'),
  ('CLIENT_REVIEW', 'SUBMIT_SELECTION', 'SELECTION_CONFIRMATION'),
  ('SELECTION_CONFIRMATION', 'REOPEN_SELECTION', 'CLIENT_REVIEW'),
  ('SELECTION_CONFIRMATION', 'CONFIRM', 'IN_RETOUCH'),
  ('SELECTION_CONFIRMATION', 'DELIVER_WITHOUT_RETOUCH', 'DONE'),
  ('IN_RETOUCH', 'REOPEN_SELECTION', 'SELECTION_CONFIRMATION'),
  ('IN_RETOUCH', 'SUBMIT_FOR_VALIDATION', 'CLIENT_VALIDATION'),
  ('CLIENT_VALIDATION', 'RECALL', 'IN_RETOUCH'),
  ('CLIENT_VALIDATION', 'REQUEST_CHANGES', 'IN_RETOUCH'),
  ('CLIENT_VALIDATION', 'APPROVE', 'DONE'),
  ('DONE', 'REOPEN', 'IN_RETOUCH'),
  ('DONE', 'ARCHIVE', 'ARCHIVED'),
  ('STUDIO_REVIEW', 'CANCEL', 'ARCHIVED'),
  ('CLIENT_REVIEW', 'CANCEL', 'ARCHIVED'),
  ('SELECTION_CONFIRMATION', 'CANCEL', 'ARCHIVED'),
  ('IN_RETOUCH', 'CANCEL', 'ARCHIVED'),
  ('CLIENT_VALIDATION', 'CANCEL', 'ARCHIVED'),
  ('ARCHIVED', 'UNARCHIVE', 'STUDIO_REVIEW'),
  ('ARCHIVED', 'UNARCHIVE', 'CLIENT_REVIEW'),
  ('ARCHIVED', 'UNARCHIVE', 'SELECTION_CONFIRMATION'),
  ('ARCHIVED', 'UNARCHIVE', 'IN_RETOUCH'),
  ('ARCHIVED', 'UNARCHIVE', 'CLIENT_VALIDATION'),
  ('ARCHIVED', 'UNARCHIVE', 'DONE');

ALTER TABLE "WorkflowTransition" ADD CONSTRAINT "WorkflowTransition_action_check" CHECK ("action" IN (
  'APPROVE',
  'ARCHIVE',
  'CANCEL',
  'CONFIRM',
  'DELIVER_WITHOUT_RETOUCH',
  'RECALL',
  'REOPEN',
  'REOPEN_SELECTION',
  'REQUEST_CHANGES',
  'SELECT_FOR_CLIENT',
  'SEND_TO_CLIENT',
  'SUBMIT_FOR_VALIDATION',
  'SUBMIT_SELECTION',
  'UNARCHIVE'
));

-- A state changes only along a row of the table, with the version, and archiving remembers where unarchiving returns to.
CREATE FUNCTION app.check_transition() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM public."WorkflowTransition" t
    WHERE t."fromState" = OLD."workflowState" AND t."toState" = NEW."workflowState")
  THEN
    RAISE EXCEPTION 'no transition leads from % to %', OLD."workflowState", NEW."workflowState" USING ERRCODE = 'ET007';
  END IF;
  IF OLD."workflowState" = 'ARCHIVED' AND NEW."workflowState" IS DISTINCT FROM OLD."stateBeforeArchive" THEN
    RAISE EXCEPTION 'unarchiving returns to %', OLD."stateBeforeArchive" USING ERRCODE = 'ET007';
  END IF;
  IF NEW."workflowState" = 'ARCHIVED' AND NEW."stateBeforeArchive" IS DISTINCT FROM OLD."workflowState" THEN
    RAISE EXCEPTION 'archiving keeps the state before' USING ERRCODE = 'ET007';
  END IF;
  IF NEW."version" <= OLD."version" THEN
    RAISE EXCEPTION 'a transition counts the version up' USING ERRCODE = 'ET007';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER transition BEFORE UPDATE OF "workflowState" ON "Project"
  FOR EACH ROW WHEN (OLD."workflowState" IS DISTINCT FROM NEW."workflowState") EXECUTE FUNCTION app.check_transition();
REVOKE ALL ON FUNCTION app.check_transition() FROM PUBLIC;
