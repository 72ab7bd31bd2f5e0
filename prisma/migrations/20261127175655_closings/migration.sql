-- CreateTable
CREATE TABLE "closings" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "year" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "previous_sha256" TEXT,
    "replaces_sha256" TEXT,
    "closed_at" TIMESTAMPTZ NOT NULL,
    "closed_by" TEXT NOT NULL,
    "reopened_at" TIMESTAMPTZ,
    "reopened_by" TEXT,
    "reopen_reason" TEXT,
    "filed_place" TEXT,
    "filed_on" DATE,
    "filed_by" TEXT,

    CONSTRAINT "closings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "late_facts" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "operation" TEXT NOT NULL DEFAULT '',
    "input" JSONB,
    "what" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "closing_number" INTEGER NOT NULL,
    "filed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "filed_by" TEXT NOT NULL,
    "applied_at" TIMESTAMPTZ,
    "applied_by" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "late_facts_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "closings_sha256_key" ON "closings"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "closings_year_number_key" ON "closings"("year", "number");

-- CreateIndex
CREATE INDEX "late_facts_year_idx" ON "late_facts"("year");
