-- CreateIndex
CREATE INDEX "alert_deliveries_alert_id_idx" ON "alert_deliveries"("alert_id");

-- CreateIndex
CREATE INDEX "alert_deliveries_digest_id_idx" ON "alert_deliveries"("digest_id");

-- CreateIndex
CREATE INDEX "notifications_alert_id_idx" ON "notifications"("alert_id");

-- CreateIndex
CREATE INDEX "notifications_digest_id_idx" ON "notifications"("digest_id");

-- CreateIndex
CREATE INDEX "settlements_contract_id_idx" ON "settlements"("contract_id");

-- CreateIndex
CREATE INDEX "payments_refund_of_id_idx" ON "payments"("refund_of_id");

-- CreateIndex
CREATE INDEX "sign_ins_organisation_id_idx" ON "sign_ins"("organisation_id");

-- CreateIndex
CREATE INDEX "matches_event_id_idx" ON "matches"("event_id");

-- CreateIndex
CREATE INDEX "matches_organisation_id_idx" ON "matches"("organisation_id");

-- CreateIndex
CREATE INDEX "invitations_organisation_id_idx" ON "invitations"("organisation_id");

-- CreateIndex
CREATE INDEX "survey_invitations_organisation_id_idx" ON "survey_invitations"("organisation_id");

-- CreateIndex
CREATE INDEX "survey_responses_invitation_id_idx" ON "survey_responses"("invitation_id");
