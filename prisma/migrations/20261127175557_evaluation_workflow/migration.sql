-- AlterTable
ALTER TABLE "explanations" ADD COLUMN     "band" TEXT,
ADD COLUMN     "band_percent" DECIMAL(5,2),
ADD COLUMN     "band_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "measure_owner" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "not_applicable" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "not_applicable_reason" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "frameworks" ADD COLUMN     "limits" JSONB NOT NULL DEFAULT '{}';

-- AlterTable
ALTER TABLE "indicators" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'quantitative';

-- CreateTable
CREATE TABLE "evaluations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "year" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_steps" (
    "id" UUID NOT NULL,
    "evaluation_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "action" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "digest" TEXT NOT NULL DEFAULT '',
    "parts" JSONB NOT NULL DEFAULT '{}',
    "document_number" TEXT NOT NULL DEFAULT '',
    "document_on" DATE,
    "document_place" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluation_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation_comments" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "parent_id" UUID,
    "text" TEXT NOT NULL,
    "to_state" TEXT,
    "user_id" UUID NOT NULL,
    "user_name" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "resolved_at" TIMESTAMPTZ,
    "resolved_by" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evaluation_comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rectifications" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "year" INTEGER NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "name" TEXT NOT NULL,
    "cause" TEXT NOT NULL DEFAULT '',
    "measure" TEXT NOT NULL,
    "owner" TEXT NOT NULL DEFAULT '',
    "due_on" DATE,
    "state" TEXT NOT NULL DEFAULT 'open',
    "done_on" DATE,
    "done_text" TEXT NOT NULL DEFAULT '',
    "done_by_id" UUID,
    "done_by" TEXT,
    "verified_at" TIMESTAMPTZ,
    "verified_by" TEXT,
    "return_reason" TEXT NOT NULL DEFAULT '',
    "carried" BOOLEAN NOT NULL DEFAULT false,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "rectifications_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "evaluations_year_key" ON "evaluations"("year");

-- CreateIndex
CREATE UNIQUE INDEX "evaluation_steps_evaluation_id_number_key" ON "evaluation_steps"("evaluation_id", "number");

-- CreateIndex
CREATE INDEX "evaluation_comments_year_code_idx" ON "evaluation_comments"("year", "code");

-- CreateIndex
CREATE INDEX "rectifications_year_code_idx" ON "rectifications"("year", "code");

-- AddForeignKey
ALTER TABLE "evaluation_steps" ADD CONSTRAINT "evaluation_steps_evaluation_id_fkey" FOREIGN KEY ("evaluation_id") REFERENCES "evaluations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation_comments" ADD CONSTRAINT "evaluation_comments_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "evaluation_comments"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Words that code chooses from
ALTER TABLE "explanations" ADD CONSTRAINT "explanations_band_check" CHECK ("band" IN ('reached', 'partly', 'missed')),
ADD CONSTRAINT "explanations_band_percent_check" CHECK ("band_percent" BETWEEN 0 AND 100);
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_kind_check" CHECK ("kind" IN ('quantitative', 'qualitative'));
ALTER TABLE "evaluations" ADD CONSTRAINT "evaluations_state_check" CHECK ("state" IN ('drafting', 'gathering', 'reviewing', 'approving', 'closed', 'filed'));
ALTER TABLE "rectifications" ADD CONSTRAINT "rectifications_state_check" CHECK ("state" IN ('open', 'done', 'verified'));
