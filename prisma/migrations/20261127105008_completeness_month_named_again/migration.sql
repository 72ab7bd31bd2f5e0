-- DropIndex
DROP INDEX "completeness_months_for_month_key";

-- CreateIndex
CREATE INDEX "completeness_months_for_month_idx" ON "completeness_months"("for_month");

-- A month has one owner at a time, and may be given another after it had none.
CREATE UNIQUE INDEX "completeness_months_once" ON "completeness_months"("for_month") WHERE "removed_at" IS NULL;
