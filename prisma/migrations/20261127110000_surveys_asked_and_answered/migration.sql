-- AlterTable
ALTER TABLE "surveys" ADD COLUMN     "asked_count" INTEGER,
ADD COLUMN     "asked_reason" TEXT,
ADD COLUMN     "closes_on" DATE,
ADD COLUMN     "intro" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "invited" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "link_round" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "opens_on" DATE,
ADD COLUMN     "published_at" TIMESTAMPTZ,
ADD COLUMN     "questions" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "satisfied_from_percent" INTEGER NOT NULL DEFAULT 80,
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'draft',
ADD COLUMN     "status_note" TEXT,
ADD COLUMN     "title_en" TEXT,
ADD COLUMN     "title_hant" TEXT;

-- AlterTable
ALTER TABLE "survey_responses" ADD COLUMN     "invitation_id" UUID,
ADD COLUMN     "language" TEXT,
ADD COLUMN     "revision" INTEGER,
ADD COLUMN     "satisfied" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "survey_label" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "survey_removed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "via" TEXT NOT NULL DEFAULT 'form';

-- CreateTable
CREATE TABLE "survey_invitations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "survey_id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "organisation_name" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 1,
    "sent_at" TIMESTAMPTZ,
    "sent_note" TEXT,
    "answered_at" TIMESTAMPTZ,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "survey_invitations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "survey_invitations_survey_id_organisation_id_key" ON "survey_invitations"("survey_id", "organisation_id");

-- CreateIndex
CREATE INDEX "survey_responses_organisation_id_idx" ON "survey_responses"("organisation_id");

-- AddForeignKey
ALTER TABLE "survey_invitations" ADD CONSTRAINT "survey_invitations_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "surveys"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_invitations" ADD CONSTRAINT "survey_invitations_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_responses" ADD CONSTRAINT "survey_responses_invitation_id_fkey" FOREIGN KEY ("invitation_id") REFERENCES "survey_invitations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- A share below nothing or above all, and a number of asked without its source
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_satisfied_from_sensible" CHECK ("satisfied_from_percent" BETWEEN 1 AND 100);
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_asked_with_reason" CHECK ("asked_count" IS NULL OR ("asked_count" > 0 AND "asked_reason" <> ''));
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_closes_after_opens" CHECK ("closes_on" >= "opens_on");

-- Surveys of before came from elsewhere and are over, and their answers say which they belong to
UPDATE "surveys" SET "status" = 'closed';
UPDATE "survey_responses" r SET "via" = 'import', "survey_label" = s."year" || ' ' || s."title", "survey_removed" = s."removed_at" IS NOT NULL,
  "satisfied" = r."full_score" > 0 AND r."score" * 100 >= r."full_score" * s."satisfied_from_percent"
FROM "surveys" s WHERE s."id" = r."survey_id";
