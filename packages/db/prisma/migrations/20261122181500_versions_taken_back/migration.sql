-- A version may be taken back until it was handed in; from then on it is part of the project's history.
GRANT DELETE ON "RetouchVersion" TO etouch_app;
CREATE POLICY taken_back ON "RetouchVersion" AS RESTRICTIVE FOR DELETE TO etouch_app USING ("handedInAt" IS NULL);
