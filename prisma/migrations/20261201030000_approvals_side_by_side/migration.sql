-- Requests of one name live side by side: none can take the place of another.
DROP INDEX "approval_requests_requested_name_key";
CREATE INDEX "approval_requests_requested_name_created_at_idx" ON "approval_requests"("requested_name", "created_at");
CREATE INDEX "approval_requests_signed_by_created_at_idx" ON "approval_requests"("signed_by", "created_at");
