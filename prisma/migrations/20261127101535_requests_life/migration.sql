-- AlterTable
ALTER TABLE "organisations" ADD COLUMN     "service_team_id" UUID;

-- AlterTable
ALTER TABLE "requests" ADD COLUMN     "accepted_on" DATE,
ADD COLUMN     "contact_name" TEXT,
ADD COLUMN     "contact_phone" TEXT,
ADD COLUMN     "first_promised_on" DATE,
ADD COLUMN     "organisation_name" TEXT,
ADD COLUMN     "result" TEXT,
ADD COLUMN     "revisited_on" DATE,
ADD COLUMN     "team_id" UUID,
ADD COLUMN     "via" TEXT NOT NULL DEFAULT 'office',
ALTER COLUMN "organisation_id" DROP NOT NULL,
ALTER COLUMN "promised_on" DROP NOT NULL;

-- CreateTable
CREATE TABLE "request_steps" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "request_id" UUID NOT NULL,
    "position" SERIAL NOT NULL,
    "step" TEXT NOT NULL,
    "done_on" DATE NOT NULL,
    "note" TEXT,
    "team_id" UUID,
    "team" TEXT,
    "promised_on" DATE,
    "score" INTEGER,
    "before" JSONB,
    "takes_back" UUID,
    "actor" TEXT NOT NULL DEFAULT '',
    "operation" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "request_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_categories" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "promised_days" INTEGER NOT NULL DEFAULT 5,
    "team_id" UUID,
    "position" INTEGER NOT NULL DEFAULT 100,
    "is_in_use" BOOLEAN NOT NULL DEFAULT true,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "request_categories_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_teams" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "is_in_use" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "service_teams_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_team_members" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "team_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "user_name" TEXT,
    "duty" TEXT,
    "is_lead" BOOLEAN NOT NULL DEFAULT false,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "service_team_members_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "partners" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "contact_name" TEXT,
    "contact_phone" TEXT,
    "is_in_use" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "partners_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referrals" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "request_id" UUID NOT NULL,
    "partner_id" UUID NOT NULL,
    "referred_on" DATE NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'sent',
    "answered_on" DATE,
    "outcome" TEXT,
    "field" TEXT NOT NULL DEFAULT '',
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "referrals_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_days" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "day" DATE NOT NULL,
    "is_working" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "calendar_days_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "request_steps_request_id_position_idx" ON "request_steps"("request_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "request_categories_name_key" ON "request_categories"("name");

-- CreateIndex
CREATE UNIQUE INDEX "service_teams_name_key" ON "service_teams"("name");

-- CreateIndex
CREATE UNIQUE INDEX "service_team_members_team_id_name_key" ON "service_team_members"("team_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "partners_name_key" ON "partners"("name");

-- CreateIndex
CREATE INDEX "referrals_referred_on_idx" ON "referrals"("referred_on");

-- CreateIndex
CREATE INDEX "referrals_request_id_idx" ON "referrals"("request_id");

-- CreateIndex
CREATE INDEX "referrals_partner_id_idx" ON "referrals"("partner_id");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_days_day_key" ON "calendar_days"("day");

-- CreateIndex
CREATE INDEX "requests_status_idx" ON "requests"("status");

-- CreateIndex
CREATE INDEX "requests_organisation_id_idx" ON "requests"("organisation_id");

-- AddForeignKey
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_service_team_id_fkey" FOREIGN KEY ("service_team_id") REFERENCES "service_teams"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "service_teams"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_steps" ADD CONSTRAINT "request_steps_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_categories" ADD CONSTRAINT "request_categories_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "service_teams"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_team_members" ADD CONSTRAINT "service_team_members_team_id_fkey" FOREIGN KEY ("team_id") REFERENCES "service_teams"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "requests"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_partner_id_fkey" FOREIGN KEY ("partner_id") REFERENCES "partners"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Where requests stand, told by what was kept of them until now.
UPDATE "requests" SET "accepted_on" = "received_on", "first_promised_on" = "promised_on";
UPDATE "requests" SET "status" = 'revisited', "revisited_on" = "closed_on" WHERE "status" = 'closed' AND "revisit_score" IS NOT NULL AND "closed_on" IS NOT NULL;
INSERT INTO "request_steps" ("request_id", "step", "done_on", "team", "promised_on", "score", "actor", "operation")
  SELECT r."id", t.step, t.done_on, CASE WHEN t.step = 'assign' THEN r."team" END, CASE WHEN t.step = 'accept' THEN r."promised_on" END,
    CASE WHEN t.step = 'revisit' THEN r."revisit_score" END, 'migration', 'sql'
  FROM "requests" r, LATERAL (VALUES (1, 'accept', r."accepted_on"), (2, 'assign', CASE WHEN r."team" IS NOT NULL THEN r."accepted_on" END),
    (3, 'start', CASE WHEN r."status" = 'in_progress' THEN r."accepted_on" END), (4, 'close', r."closed_on"),
    (5, 'withdraw', CASE WHEN r."status" = 'withdrawn' THEN coalesce(r."closed_on", r."accepted_on") END), (6, 'revisit', r."revisited_on")) t (place, step, done_on)
  WHERE t.done_on IS NOT NULL ORDER BY r."received_on", r."id", t.place;
-- (NOT VALID: rows from before stay as they are)
ALTER TABLE "requests" ADD CONSTRAINT "requests_status_known" CHECK ("status" IN ('submitted', 'accepted', 'assigned', 'in_progress', 'closed', 'revisited', 'withdrawn', 'declined')),
  ADD CONSTRAINT "requests_score_within_five" CHECK ("revisit_score" BETWEEN 1 AND 5) NOT VALID,
  ADD CONSTRAINT "requests_accepted_after_received" CHECK ("accepted_on" >= "received_on"),
  ADD CONSTRAINT "requests_closed_after_accepted" CHECK ("closed_on" >= "accepted_on"),
  ADD CONSTRAINT "requests_revisited_after_closed" CHECK ("revisited_on" >= "closed_on"),
  ADD CONSTRAINT "requests_promised_after_accepted" CHECK ("promised_on" >= "accepted_on") NOT VALID,
  ADD CONSTRAINT "requests_accepted_whole" CHECK ("accepted_on" IS NULL OR ("promised_on" IS NOT NULL AND "organisation_id" IS NOT NULL)),
  ADD CONSTRAINT "requests_of_somebody" CHECK ("organisation_id" IS NOT NULL OR "organisation_name" IS NOT NULL);
ALTER TABLE "request_categories" ADD CONSTRAINT "request_categories_promised_days_sensible" CHECK ("promised_days" BETWEEN 1 AND 90);
CREATE UNIQUE INDEX "service_team_members_is_lead_key" ON "service_team_members"("team_id") WHERE "is_lead" AND "removed_at" IS NULL;
ALTER TABLE "partners" ADD CONSTRAINT "partners_field_known" CHECK ("field" IN ('hr', 'tax', 'recruiting', 'legal', 'other'));
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_status_known" CHECK ("status" IN ('sent', 'accepted', 'done', 'declined')),
  ADD CONSTRAINT "referrals_answered_after_referred" CHECK ("answered_on" >= "referred_on"),
  ADD CONSTRAINT "referrals_answered_whole" CHECK ("status" = 'sent' OR "answered_on" IS NOT NULL),
  ADD CONSTRAINT "referrals_outcome_said" CHECK ("status" IN ('sent', 'accepted') OR coalesce("outcome", '') <> '');

-- The kinds of requests that the house began with. The office adds its own and says what it promises.
INSERT INTO "request_categories" ("name", "name_en", "promised_days", "position") VALUES
  ('政务咨询', 'Government services', 5, 10), ('导办服务', 'Guided errands', 5, 20), ('人力资源', 'Human resources', 5, 30), ('招聘', 'Recruiting', 10, 40),
  ('财税', 'Finance and tax', 5, 50), ('法律服务', 'Legal services', 7, 60), ('场地使用', 'Rooms and facilities', 3, 70), ('其他', 'Other', 5, 90);
