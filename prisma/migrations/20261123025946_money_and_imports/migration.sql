-- AlterTable
ALTER TABLE "contracts" ADD COLUMN     "last_on" DATE,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "procurement_id" UUID,
ADD COLUMN     "total_yuan" DECIMAL(14,2) NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "contract_lines" ADD COLUMN     "amendment_id" UUID,
ADD COLUMN     "effective_on" DATE;

-- AlterTable
ALTER TABLE "settlements" ADD COLUMN     "note" TEXT;

-- AlterTable
ALTER TABLE "contract_findings" ADD COLUMN     "opened_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "resolved_by" TEXT;

-- AlterTable
ALTER TABLE "budget_lines" ADD COLUMN     "control" TEXT NOT NULL DEFAULT 'stop',
ADD COLUMN     "note" TEXT,
ADD COLUMN     "warn_at" INTEGER NOT NULL DEFAULT 90,
ALTER COLUMN "adjusted_yuan" SET DEFAULT 0;

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "bill_id" UUID,
ADD COLUMN     "budget_year" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "organisation_id" UUID,
ADD COLUMN     "payee" TEXT,
ADD COLUMN     "refund_of_id" UUID;

-- AlterTable
ALTER TABLE "meter_readings" ADD COLUMN     "change" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "flat_usage" DECIMAL(14,3),
ADD COLUMN     "note" TEXT,
ADD COLUMN     "peak_usage" DECIMAL(14,3),
ADD COLUMN     "sharp_usage" DECIMAL(14,3),
ADD COLUMN     "swap_final" DECIMAL(14,3),
ADD COLUMN     "swap_multiplier" DECIMAL(10,3),
ADD COLUMN     "swap_start" DECIMAL(14,3),
ADD COLUMN     "valley_usage" DECIMAL(14,3);

-- AlterTable
ALTER TABLE "stays" ADD COLUMN     "headcount" INTEGER;

-- AlterTable
ALTER TABLE "import_batches" ADD COLUMN     "undone_at" TIMESTAMPTZ,
ADD COLUMN     "undone_by" TEXT;

-- AlterTable
ALTER TABLE "import_rows" ADD COLUMN     "before" JSONB,
ADD COLUMN     "version" INTEGER;

-- CreateTable
CREATE TABLE "budget_adjustments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "budget_line_id" UUID NOT NULL,
    "amount_yuan" DECIMAL(14,2) NOT NULL,
    "adjusted_on" DATE NOT NULL,
    "document_no" TEXT,
    "reason" TEXT,
    "transfer_id" UUID,
    "sub_project" TEXT NOT NULL DEFAULT '',
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "budget_adjustments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract_amendments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "contract_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "signed_on" DATE,
    "effective_on" DATE NOT NULL,
    "amount_change_yuan" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "new_ends_on" DATE,
    "reason" TEXT NOT NULL,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "contract_amendments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procurements" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sub_project" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "budget_yuan" DECIMAL(14,2) NOT NULL,
    "method" TEXT NOT NULL DEFAULT 'quotation',
    "requested_by" TEXT NOT NULL,
    "requested_on" DATE NOT NULL,
    "needed_on" DATE,
    "items" JSONB NOT NULL DEFAULT '[]',
    "acceptance_criteria" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',
    "approved_on" DATE,
    "approved_by" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "procurements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "acceptances" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "procurement_id" UUID,
    "contract_id" UUID,
    "code" TEXT NOT NULL,
    "accepted_on" DATE NOT NULL,
    "accepted_by" TEXT NOT NULL,
    "results" JSONB NOT NULL DEFAULT '[]',
    "conclusion" TEXT NOT NULL,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "acceptances_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "allocation_rules" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "category" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "allocation_rules_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meters" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT,
    "room_id" UUID,
    "multiplier" DECIMAL(10,3) NOT NULL DEFAULT 1,
    "digits" INTEGER NOT NULL DEFAULT 6,
    "tariff" TEXT NOT NULL DEFAULT 'single',
    "installed_on" DATE,
    "retired_on" DATE,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "meters_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bills" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "meter_code" TEXT NOT NULL,
    "bill_no" TEXT,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "usage" DECIMAL(14,3) NOT NULL,
    "unit_price_yuan" DECIMAL(12,6),
    "sharp_usage" DECIMAL(14,3),
    "peak_usage" DECIMAL(14,3),
    "flat_usage" DECIMAL(14,3),
    "valley_usage" DECIMAL(14,3),
    "sharp_price_yuan" DECIMAL(12,6),
    "peak_price_yuan" DECIMAL(12,6),
    "flat_price_yuan" DECIMAL(12,6),
    "valley_price_yuan" DECIMAL(12,6),
    "other_yuan" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "amount_yuan" DECIMAL(14,2) NOT NULL,
    "due_on" DATE,
    "accepted_note" TEXT,
    "findings" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "paid_yuan" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "bills_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_jobs" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "year" INTEGER NOT NULL,
    "actor_name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'judging',
    "confirm" BOOLEAN NOT NULL DEFAULT false,
    "phase" TEXT NOT NULL DEFAULT 'waiting',
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ,

    CONSTRAINT "import_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_files" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "job_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "left_out" BOOLEAN NOT NULL DEFAULT false,
    "mapping" JSONB NOT NULL DEFAULT '[]',
    "report" JSONB,
    "batch_id" UUID,

    CONSTRAINT "import_files_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_judgements" (
    "file_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "import_judgements_pkey" PRIMARY KEY ("file_id","position")
);

-- CreateTable
CREATE TABLE "sheet_mappings" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "fingerprint" TEXT NOT NULL,
    "layout" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "headings" TEXT[],
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sheet_mappings_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "budget_adjustments_budget_line_id_idx" ON "budget_adjustments"("budget_line_id");

-- CreateIndex
CREATE INDEX "budget_adjustments_transfer_id_idx" ON "budget_adjustments"("transfer_id");

-- CreateIndex
CREATE UNIQUE INDEX "contract_amendments_code_key" ON "contract_amendments"("code");

-- CreateIndex
CREATE INDEX "contract_amendments_contract_id_idx" ON "contract_amendments"("contract_id");

-- CreateIndex
CREATE UNIQUE INDEX "procurements_code_key" ON "procurements"("code");

-- CreateIndex
CREATE UNIQUE INDEX "acceptances_code_key" ON "acceptances"("code");

-- CreateIndex
CREATE INDEX "acceptances_procurement_id_idx" ON "acceptances"("procurement_id");

-- CreateIndex
CREATE INDEX "acceptances_contract_id_idx" ON "acceptances"("contract_id");

-- CreateIndex
CREATE UNIQUE INDEX "allocation_rules_category_key" ON "allocation_rules"("category");

-- CreateIndex
CREATE UNIQUE INDEX "meters_code_key" ON "meters"("code");

-- CreateIndex
CREATE INDEX "bills_meter_code_starts_on_idx" ON "bills"("meter_code", "starts_on");

-- CreateIndex
CREATE INDEX "import_jobs_created_at_idx" ON "import_jobs"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "import_files_job_id_position_key" ON "import_files"("job_id", "position");

-- CreateIndex
CREATE INDEX "import_judgements_file_id_outcome_position_idx" ON "import_judgements"("file_id", "outcome", "position");

-- CreateIndex
CREATE UNIQUE INDEX "sheet_mappings_fingerprint_key" ON "sheet_mappings"("fingerprint");

-- CreateIndex
CREATE INDEX "payments_contract_id_idx" ON "payments"("contract_id");

-- CreateIndex
CREATE INDEX "payments_bill_id_idx" ON "payments"("bill_id");

-- CreateIndex
CREATE INDEX "payments_organisation_id_idx" ON "payments"("organisation_id");

-- CreateIndex
CREATE INDEX "payments_budget_year_sub_project_idx" ON "payments"("budget_year", "sub_project");

-- AddForeignKey
ALTER TABLE "budget_adjustments" ADD CONSTRAINT "budget_adjustments_budget_line_id_fkey" FOREIGN KEY ("budget_line_id") REFERENCES "budget_lines"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_procurement_id_fkey" FOREIGN KEY ("procurement_id") REFERENCES "procurements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_lines" ADD CONSTRAINT "contract_lines_amendment_id_fkey" FOREIGN KEY ("amendment_id") REFERENCES "contract_amendments"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract_amendments" ADD CONSTRAINT "contract_amendments_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_procurement_id_fkey" FOREIGN KEY ("procurement_id") REFERENCES "procurements"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_contract_id_fkey" FOREIGN KEY ("contract_id") REFERENCES "contracts"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_refund_of_id_fkey" FOREIGN KEY ("refund_of_id") REFERENCES "payments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_bill_id_fkey" FOREIGN KEY ("bill_id") REFERENCES "bills"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meters" ADD CONSTRAINT "meters_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The meters that readings speak of
INSERT INTO "meters" ("code", "kind", "multiplier")
  SELECT DISTINCT ON (r."meter_code") r."meter_code", r."kind", r."multiplier" FROM "meter_readings" r ORDER BY r."meter_code", r."read_on" DESC;

-- AddForeignKey
ALTER TABLE "meter_readings" ADD CONSTRAINT "meter_readings_meter_code_fkey" FOREIGN KEY ("meter_code") REFERENCES "meters"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bills" ADD CONSTRAINT "bills_meter_code_fkey" FOREIGN KEY ("meter_code") REFERENCES "meters"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_files" ADD CONSTRAINT "import_files_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "import_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_judgements" ADD CONSTRAINT "import_judgements_file_id_fkey" FOREIGN KEY ("file_id") REFERENCES "import_files"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was adjusted so far was one figure, without its document or day.
INSERT INTO "budget_adjustments" ("budget_line_id", "amount_yuan", "adjusted_on", "sub_project", "removed_at")
  SELECT "id", "adjusted_yuan" - "initial_yuan", make_date("year", 1, 1), "sub_project", "removed_at" FROM "budget_lines" WHERE "adjusted_yuan" <> "initial_yuan";
UPDATE "payments" SET "budget_year" = extract(year FROM coalesce("paid_on", "accrual_month"));
UPDATE "contracts" SET "total_yuan" = "amount_yuan", "last_on" = "ends_on";

-- What no form, import or psql may write
ALTER TABLE "budget_lines" ADD CONSTRAINT "budget_lines_control_known" CHECK ("control" IN ('stop', 'warn')),
  ADD CONSTRAINT "budget_lines_warn_at_percent" CHECK ("warn_at" BETWEEN 1 AND 100),
  ADD CONSTRAINT "budget_lines_initial_not_negative" CHECK ("initial_yuan" >= 0) NOT VALID,
  ADD CONSTRAINT "budget_lines_adjusted_not_negative" CHECK ("adjusted_yuan" >= 0) NOT VALID;
ALTER TABLE "budget_adjustments" ADD CONSTRAINT "budget_adjustments_amount_not_zero" CHECK ("amount_yuan" <> 0);
ALTER TABLE "payments" ADD CONSTRAINT "payments_refund_is_negative" CHECK ("refund_of_id" IS NULL OR "amount_yuan" < 0);
ALTER TABLE "allocation_rules" ADD CONSTRAINT "allocation_rules_basis_known" CHECK ("basis" IN ('area', 'headcount', 'equal', 'none'));
ALTER TABLE "stays" ADD CONSTRAINT "stays_headcount_positive" CHECK ("headcount" > 0);
ALTER TABLE "meters" ADD CONSTRAINT "meters_kind_known" CHECK ("kind" IN ('electricity', 'water')),
  ADD CONSTRAINT "meters_multiplier_positive" CHECK ("multiplier" > 0),
  ADD CONSTRAINT "meters_digits_sensible" CHECK ("digits" BETWEEN 3 AND 9),
  ADD CONSTRAINT "meters_tariff_known" CHECK ("tariff" IN ('single', 'time_of_use')),
  ADD CONSTRAINT "meters_retired_after_installed" CHECK ("retired_on" >= "installed_on");
-- (NOT VALID: rows from before stay as they are)
ALTER TABLE "meter_readings" ADD CONSTRAINT "meter_readings_change_known" CHECK ("change" IN ('none', 'swap', 'rollover')),
  ADD CONSTRAINT "meter_readings_not_backwards" CHECK ("change" <> 'none' OR "current" >= "previous") NOT VALID,
  ADD CONSTRAINT "meter_readings_swap_figures" CHECK (CASE WHEN "change" = 'swap' THEN "swap_final" IS NOT NULL AND "swap_start" IS NOT NULL AND "swap_final" >= "previous" AND "current" >= "swap_start" ELSE "swap_final" IS NULL AND "swap_start" IS NULL AND "swap_multiplier" IS NULL END),
  ADD CONSTRAINT "meter_readings_usage_not_negative" CHECK ("usage" >= 0) NOT VALID,
  ADD CONSTRAINT "meter_readings_parts_together" CHECK (num_nulls("sharp_usage", "peak_usage", "flat_usage", "valley_usage") IN (0, 4)),
  ADD CONSTRAINT "meter_readings_parts_add_up" CHECK ("sharp_usage" + "peak_usage" + "flat_usage" + "valley_usage" = "usage");
ALTER TABLE "bills" ADD CONSTRAINT "bills_days_in_order" CHECK ("ends_on" >= "starts_on"),
  ADD CONSTRAINT "bills_usage_not_negative" CHECK ("usage" >= 0),
  ADD CONSTRAINT "bills_parts_together" CHECK (num_nulls("sharp_usage", "peak_usage", "flat_usage", "valley_usage") IN (0, 4)),
  ADD CONSTRAINT "bills_parts_add_up" CHECK ("sharp_usage" + "peak_usage" + "flat_usage" + "valley_usage" = "usage");
CREATE UNIQUE INDEX "bills_bill_no_key" ON "bills"("bill_no") WHERE "bill_no" IS NOT NULL AND "removed_at" IS NULL;
ALTER TABLE "contracts" ADD CONSTRAINT "contracts_days_in_order" CHECK ("ends_on" >= "starts_on") NOT VALID;
ALTER TABLE "procurements" ADD CONSTRAINT "procurements_status_known" CHECK ("status" IN ('draft', 'approved', 'cancelled')),
  ADD CONSTRAINT "procurements_approved_by" CHECK ("status" <> 'approved' OR ("approved_on" IS NOT NULL AND "approved_by" IS NOT NULL));
ALTER TABLE "acceptances" ADD CONSTRAINT "acceptances_conclusion_known" CHECK ("conclusion" IN ('passed', 'conditional', 'failed')),
  ADD CONSTRAINT "acceptances_of_something" CHECK (num_nonnulls("procurement_id", "contract_id") > 0);
ALTER TABLE "import_jobs" ADD CONSTRAINT "import_jobs_state_known" CHECK ("state" IN ('judging', 'judged', 'writing', 'written', 'failed', 'cancelled'));
