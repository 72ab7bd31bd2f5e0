-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "sensitivity" TEXT NOT NULL DEFAULT 'internal';

-- CreateTable
CREATE TABLE "evidence_requirements" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_requirements_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence_materials" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "year" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_materials_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "evidence_requirements_source_kind_key" ON "evidence_requirements"("source", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_materials_year_sha256_key" ON "evidence_materials"("year", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "evidence_materials_year_code_sequence_key" ON "evidence_materials"("year", "code", "sequence");

-- CreateIndex
CREATE INDEX "evidence_sha256_idx" ON "evidence"("sha256");

alter table evidence add constraint evidence_sensitivity check (sensitivity in ('public', 'internal', 'sensitive'));

-- What proof is asked for as long as nobody says otherwise.
insert into evidence_requirements (source, kind) values
('events', 'sign_in'), ('events', 'minutes'), ('events', 'photo'),
('payments', 'approval'), ('payments', 'invoice'), ('payments', 'acceptance'), ('payments', 'receipt'),
('policy_versions', 'document'), ('contracts', 'contract'), ('settlements', 'scan'), ('organisations', 'agreement'),
('budget_adjustments', 'document'), ('matches', 'confirmation'), ('surveys', 'results'), ('articles', 'screenshot');
