-- An agency's queue and one person's, in the order they are worked off.
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "Assignment_organizationId_deadline_id_idx" ON "Assignment"("organizationId", "deadline", "id");
-- squawk-ignore require-concurrent-index-creation
CREATE INDEX "Assignment_assigneeId_deadline_id_idx" ON "Assignment"("assigneeId", "deadline", "id");
