-- DropIndex
DROP INDEX "assessments_organisation_id_year_key";

-- CreateIndex
CREATE INDEX "assessments_year_idx" ON "assessments"("year");

-- One a year: a removed one stands in nobody's way.
CREATE UNIQUE INDEX "assessments_organisation_id_year_key" ON "assessments"("organisation_id", "year") WHERE "removed_at" IS NULL;
