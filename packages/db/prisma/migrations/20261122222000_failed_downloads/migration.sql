-- A download whose files could not be read, as often as it was tried: who waits for it is told, and asks for a new one.
ALTER TABLE "Download"
  DROP CONSTRAINT "Download_state_check",
  ADD CONSTRAINT "Download_state_check" CHECK ("state" IN ('PREPARING', 'READY', 'FAILED'));
