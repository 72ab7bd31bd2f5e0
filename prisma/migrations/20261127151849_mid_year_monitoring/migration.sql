-- CreateTable
CREATE TABLE "mid_year_snapshots" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "taken_at" TIMESTAMPTZ NOT NULL,
    "taken_by" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "texts" JSONB,
    "submitted_at" TIMESTAMPTZ,
    "submitted_by" TEXT,
    "reviewed_at" TIMESTAMPTZ,
    "reviewed_by" TEXT,
    "returned_at" TIMESTAMPTZ,
    "returned_by" TEXT,
    "return_reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mid_year_snapshots_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "monitoring_texts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "year" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "cause" TEXT NOT NULL DEFAULT '',
    "measure" TEXT NOT NULL DEFAULT '',
    "measure_due" DATE,
    "outlook" TEXT,
    "outlook_reason" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "monitoring_texts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "mid_year_snapshots_year_number_key" ON "mid_year_snapshots"("year", "number");

-- CreateIndex
CREATE UNIQUE INDEX "monitoring_texts_year_stage_code_key" ON "monitoring_texts"("year", "stage", "code");
