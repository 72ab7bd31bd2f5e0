-- AlterTable
ALTER TABLE "inspections" ADD COLUMN     "due_on" DATE,
ADD COLUMN     "evidence" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "inspected_by" TEXT,
ADD COLUMN     "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "no_after_reason" TEXT,
ADD COLUMN     "no_photo_reason" TEXT,
ADD COLUMN     "rectified_by" TEXT,
ADD COLUMN     "rectified_note" TEXT,
ADD COLUMN     "rectifier_name" TEXT,
ADD COLUMN     "responsible" TEXT,
ADD COLUMN     "stage" TEXT,
ADD COLUMN     "verified_by" TEXT,
ADD COLUMN     "verified_on" DATE,
ADD COLUMN     "verifier_name" TEXT;

-- AlterTable
ALTER TABLE "policies" ADD COLUMN     "category" TEXT,
ADD COLUMN     "effective_on" DATE,
ADD COLUMN     "expires_on" DATE,
ADD COLUMN     "has_file" BOOLEAN,
ADD COLUMN     "in_force" datemultirange NOT NULL DEFAULT '{}',
ADD COLUMN     "required_ends_on" DATE,
ADD COLUMN     "responsible" TEXT,
ADD COLUMN     "review_due_on" DATE,
ADD COLUMN     "basis" TEXT;

-- CreateTable
CREATE TABLE "inspection_areas" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 1,
    "responsible" TEXT,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "items" JSONB NOT NULL,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "inspection_areas_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection_rechecks" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "inspection_id" UUID NOT NULL,
    "checked_on" DATE NOT NULL,
    "passes" BOOLEAN NOT NULL,
    "note" TEXT,
    "checked_by" TEXT NOT NULL,
    "checker_name" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "inspection_rechecks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_versions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "policy_id" UUID NOT NULL,
    "document_number" TEXT,
    "issued_on" DATE,
    "effective_on" DATE,
    "expires_on" DATE,
    "repealed_on" DATE,
    "note" TEXT,
    "ended_on" DATE,
    "end_reason" TEXT,
    "has_file" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "policy_versions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "inspection_rechecks_inspection_id_idx" ON "inspection_rechecks"("inspection_id");

-- CreateIndex
CREATE INDEX "policy_versions_policy_id_idx" ON "policy_versions"("policy_id");

-- AddForeignKey
ALTER TABLE "inspection_rechecks" ADD CONSTRAINT "inspection_rechecks_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspections"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "policy_versions" ADD CONSTRAINT "policy_versions_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "policies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language of Prisma cannot say.
CREATE UNIQUE INDEX "inspection_areas_name_key" ON "inspection_areas"("name") WHERE "removed_at" IS NULL;
CREATE UNIQUE INDEX "policy_versions_policy_id_effective_on_key" ON "policy_versions"("policy_id", "effective_on") WHERE "removed_at" IS NULL;

-- What was issued before there were versions is a first version, and has its file.
INSERT INTO "policy_versions" ("policy_id", "document_number", "issued_on", "effective_on", "repealed_on", "ended_on", "end_reason", "has_file")
  SELECT p."id", p."document_number", p."issued_on", p."issued_on", greatest(p."repealed_on", p."issued_on"), greatest(p."repealed_on", p."issued_on"),
    CASE WHEN p."repealed_on" IS NOT NULL THEN 'repealed' END,
    EXISTS (SELECT 1 FROM "evidence" e WHERE e."source" = 'policies' AND e."record_id" = p."id" AND e."kind" = 'document' AND e."removed_at" IS NULL)
  FROM "policies" p WHERE p."issued_on" IS NOT NULL;
UPDATE "policies" p SET "effective_on" = v."effective_on", "repealed_on" = v."repealed_on", "has_file" = v."has_file",
    "in_force" = datemultirange(daterange(v."effective_on", v."ended_on"))
  FROM "policy_versions" v WHERE v."policy_id" = p."id";
UPDATE "evidence" e SET "source" = 'policy_versions', "record_id" = v."id"
  FROM "policy_versions" v WHERE e."source" = 'policies' AND e."kind" = 'document' AND v."policy_id" = e."record_id";
UPDATE "inspections" i SET "evidence" = array(SELECT DISTINCT e."kind" FROM "evidence" e
    WHERE e."source" = 'inspections' AND e."record_id" = i."id" AND e."removed_at" IS NULL ORDER BY e."kind");
UPDATE "inspections" SET "stage" = CASE WHEN "rectified_on" IS NULL THEN 'open' ELSE 'waiting' END,
    "missing" = array(SELECT k FROM unnest(array['note', 'photo']) k
      WHERE CASE k WHEN 'note' THEN coalesce("note", '') = '' ELSE NOT 'photo' = ANY ("evidence") END ORDER BY k)
  WHERE NOT "passed";
