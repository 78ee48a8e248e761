-- One index for each order a list is read in: a page begins where the one before ended, however deep it lies.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "Asset_projectId_originalName_id_idx" ON "Asset"("projectId", "originalName", "id");
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "Asset_projectId_capturedAt_id_idx" ON "Asset"("projectId", "capturedAt", "id");
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "Project_studioId_workflowStateSince_id_idx" ON "Project"("studioId", "workflowStateSince" DESC, "id" DESC);
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "Project_clientId_workflowStateSince_id_idx" ON "Project"("clientId", "workflowStateSince" DESC, "id" DESC);
