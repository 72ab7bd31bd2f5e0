CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- DropIndex
DROP INDEX "sign_ins_event_id_organisation_name_key";

-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "follower_days" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "contracts" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "contract_lines" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "settlements" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "budget_lines" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "event_id" UUID,
ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "meter_readings" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "events" RENAME COLUMN "series" TO "kind";
ALTER TABLE "events" ADD COLUMN     "budget_yuan" DECIMAL(14,2),
ADD COLUMN     "departments" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "expected_heads" INTEGER,
ADD COLUMN     "minutes" TEXT,
ADD COLUMN     "plan" TEXT,
ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "series_id" UUID,
ADD COLUMN     "sign_in_round" INTEGER NOT NULL DEFAULT 1;
UPDATE "events" SET "departments" = regexp_split_to_array(trim("department"), '\s*[、，,/]\s*') WHERE trim(coalesce("department", '')) <> '';
ALTER TABLE "events" DROP COLUMN "department";

-- AlterTable
ALTER TABLE "sign_ins" RENAME COLUMN "series" TO "kind";
ALTER TABLE "sign_ins" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "via" TEXT NOT NULL DEFAULT 'office',
ADD COLUMN     "visitor_name" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "matches" ADD COLUMN     "met_on" DATE,
ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "inspections" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "organisations" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "stays" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "seat_id" UUID;

-- AlterTable
ALTER TABLE "policies" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "requests" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "surveys" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "survey_responses" ADD COLUMN     "search_text" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "event_kinds" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "name_en" TEXT,
    "is_in_use" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 100,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "event_kinds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_series" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "aim" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "planned_count" INTEGER,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "event_series_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "event_id" UUID NOT NULL,
    "organisation_id" UUID,
    "organisation_name" TEXT NOT NULL,
    "answer" TEXT NOT NULL DEFAULT 'invited',
    "expected_heads" INTEGER,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_steps" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "match_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "reached_on" DATE NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "match_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "match_confirmations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "match_id" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "agrees" BOOLEAN NOT NULL,
    "confirmed_by" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ NOT NULL,
    "via" TEXT NOT NULL DEFAULT 'office',
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "match_confirmations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contacts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "is_primary" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "contacts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "documents" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "number" TEXT,
    "valid_from" DATE,
    "expires_on" DATE,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rooms" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "floor" TEXT NOT NULL,
    "area_sqm" DECIMAL(10,2),
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "left" INTEGER NOT NULL DEFAULT 0,
    "top" INTEGER NOT NULL DEFAULT 0,
    "width" INTEGER NOT NULL DEFAULT 2,
    "height" INTEGER NOT NULL DEFAULT 2,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "rooms_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seats" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "room_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "available_from" DATE NOT NULL,
    "closed_on" DATE,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "seats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "life_steps" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "step" TEXT NOT NULL,
    "done_on" DATE NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "life_steps_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scorecards" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "kind" TEXT,
    "industry" TEXT,
    "items" JSONB NOT NULL,
    "is_in_use" BOOLEAN NOT NULL DEFAULT true,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "scorecards_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assessments" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "organisation_id" UUID NOT NULL,
    "scorecard_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "assessed_on" DATE NOT NULL,
    "scores" JSONB NOT NULL,
    "total" DECIMAL(8,2) NOT NULL DEFAULT 0,
    "maximum" DECIMAL(8,2) NOT NULL DEFAULT 0,
    "note" TEXT,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "assessments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "applications" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "industry" TEXT,
    "contact_name" TEXT NOT NULL,
    "contact_phone" TEXT NOT NULL,
    "contact_email" TEXT,
    "wanted_sqm" DECIMAL(10,2),
    "purpose" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "decision" TEXT,
    "organisation_id" UUID,
    "submitted_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "applications_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "user_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "is_shared" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "table_preferences" (
    "user_id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "columns" JSONB,
    "density" TEXT NOT NULL DEFAULT 'normal',
    "page_size" INTEGER NOT NULL DEFAULT 50,
    "default_view_id" UUID,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "table_preferences_pkey" PRIMARY KEY ("user_id","list")
);

-- CreateTable
CREATE TABLE "han_readings" (
    "word" TEXT NOT NULL,
    "simplified" TEXT NOT NULL,
    "pinyin" TEXT NOT NULL,

    CONSTRAINT "han_readings_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE UNIQUE INDEX "event_kinds_code_key" ON "event_kinds"("code");

-- CreateIndex
CREATE UNIQUE INDEX "event_series_name_key" ON "event_series"("name");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_event_id_organisation_name_key" ON "invitations"("event_id", "organisation_name");

-- CreateIndex
CREATE UNIQUE INDEX "match_steps_match_id_stage_key" ON "match_steps"("match_id", "stage");

-- CreateIndex
CREATE UNIQUE INDEX "match_confirmations_match_id_side_key" ON "match_confirmations"("match_id", "side");

-- CreateIndex
CREATE UNIQUE INDEX "contacts_organisation_id_name_key" ON "contacts"("organisation_id", "name");

-- CreateIndex
CREATE INDEX "documents_organisation_id_idx" ON "documents"("organisation_id");

-- CreateIndex
CREATE INDEX "documents_expires_on_idx" ON "documents"("expires_on");

-- CreateIndex
CREATE UNIQUE INDEX "rooms_code_key" ON "rooms"("code");

-- CreateIndex
CREATE UNIQUE INDEX "seats_room_id_code_key" ON "seats"("room_id", "code");

-- CreateIndex
CREATE INDEX "life_steps_organisation_id_idx" ON "life_steps"("organisation_id");

-- CreateIndex
CREATE UNIQUE INDEX "assessments_organisation_id_year_key" ON "assessments"("organisation_id", "year");

-- CreateIndex
CREATE INDEX "applications_submitted_at_idx" ON "applications"("submitted_at");

-- CreateIndex
CREATE UNIQUE INDEX "saved_views_user_id_list_name_key" ON "saved_views"("user_id", "list", "name");

-- CreateIndex
CREATE INDEX "payments_event_id_idx" ON "payments"("event_id");

-- CreateIndex
CREATE INDEX "events_title_idx" ON "events"("title");

-- CreateIndex
CREATE UNIQUE INDEX "sign_ins_event_id_organisation_name_visitor_name_key" ON "sign_ins"("event_id", "organisation_name", "visitor_name");

-- CreateIndex
CREATE INDEX "matches_met_on_idx" ON "matches"("met_on");

-- CreateIndex
CREATE INDEX "audit_entries_record_id_id_idx" ON "audit_entries"("record_id", "id");

-- The kinds that the house began with. The office adds its own.
INSERT INTO "event_kinds" ("code", "name", "name_en", "position") VALUES
  ('salon', '“倾”沙龙', 'Qing salon', 10), ('visit', '参访接待', 'Visits received', 20), ('briefing', '政策宣讲', 'Policy briefing', 30),
  ('exchange', '赴港澳交流', 'Exchange in Hong Kong and Macao', 40), ('unveiling', '挂牌活动', 'Unveiling', 50), ('other', '其他', 'Other', 90);

-- Contacts get a table of their own.
INSERT INTO "contacts" ("organisation_id", "name", "phone", "is_primary")
  SELECT "id", coalesce("contact_name", "name"), "contact_phone", true FROM "organisations" WHERE coalesce("contact_name", "contact_phone") IS NOT NULL;
ALTER TABLE "organisations" DROP COLUMN "contact_name", DROP COLUMN "contact_phone";

UPDATE "matches" SET "met_on" = "reached_on" WHERE "stage" IN ('met', 'negotiating', 'signed', 'landed');
INSERT INTO "match_steps" ("match_id", "stage", "reached_on") SELECT "id", "stage", "reached_on" FROM "matches";

-- AddForeignKey
ALTER TABLE "payments" ADD CONSTRAINT "payments_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_kind_fkey" FOREIGN KEY ("kind") REFERENCES "event_kinds"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "events" ADD CONSTRAINT "events_series_id_fkey" FOREIGN KEY ("series_id") REFERENCES "event_series"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_steps" ADD CONSTRAINT "match_steps_match_id_fkey" FOREIGN KEY ("match_id") REFERENCES "matches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "match_confirmations" ADD CONSTRAINT "match_confirmations_match_id_fkey" FOREIGN KEY ("match_id") REFERENCES "matches"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stays" ADD CONSTRAINT "stays_seat_id_fkey" FOREIGN KEY ("seat_id") REFERENCES "seats"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seats" ADD CONSTRAINT "seats_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "life_steps" ADD CONSTRAINT "life_steps_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_scorecard_id_fkey" FOREIGN KEY ("scorecard_id") REFERENCES "scorecards"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "applications" ADD CONSTRAINT "applications_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "table_preferences" ADD CONSTRAINT "table_preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language of Prisma cannot say.
ALTER TABLE "stays" ADD CONSTRAINT "stays_seat_taken" EXCLUDE USING gist ("seat_id" WITH =, daterange("started_on", "ended_on") WITH &&)
  WHERE ("seat_id" IS NOT NULL AND "removed_at" IS NULL);
ALTER TABLE "events" ADD CONSTRAINT "events_end_after_start" CHECK ("ends_at" >= "starts_at");
ALTER TABLE "event_series" ADD CONSTRAINT "event_series_end_after_start" CHECK ("ends_on" >= "starts_on");
ALTER TABLE "documents" ADD CONSTRAINT "documents_end_after_start" CHECK ("expires_on" >= "valid_from");
ALTER TABLE "seats" ADD CONSTRAINT "seats_end_after_start" CHECK ("closed_on" >= "available_from");
ALTER TABLE "rooms" ADD CONSTRAINT "rooms_on_the_grid" CHECK ("left" BETWEEN 0 AND 99 AND "top" BETWEEN 0 AND 99 AND "width" BETWEEN 1 AND 99 AND "height" BETWEEN 1 AND 99);
CREATE INDEX "organisations_search_text_idx" ON "organisations" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "events_search_text_idx" ON "events" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "sign_ins_search_text_idx" ON "sign_ins" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "matches_search_text_idx" ON "matches" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "articles_search_text_idx" ON "articles" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "payments_search_text_idx" ON "payments" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "requests_search_text_idx" ON "requests" USING gin ("search_text" gin_trgm_ops);
CREATE INDEX "survey_responses_search_text_idx" ON "survey_responses" USING gin ("search_text" gin_trgm_ops);

-- Names in the order of their pinyin.
ALTER TABLE "organisations" ALTER COLUMN "name" TYPE text COLLATE "zh-Hans-x-icu";
ALTER TABLE "events" ALTER COLUMN "title" TYPE text COLLATE "zh-Hans-x-icu";
ALTER TABLE "sign_ins" ALTER COLUMN "organisation_name" TYPE text COLLATE "zh-Hans-x-icu";
ALTER TABLE "matches" ALTER COLUMN "counterpart" TYPE text COLLATE "zh-Hans-x-icu";
ALTER TABLE "articles" ALTER COLUMN "title" TYPE text COLLATE "zh-Hans-x-icu";
ALTER TABLE "payments" ALTER COLUMN "summary" TYPE text COLLATE "zh-Hans-x-icu";
ALTER TABLE "contracts" ALTER COLUMN "name" TYPE text COLLATE "zh-Hans-x-icu";
ALTER TABLE "requests" ALTER COLUMN "summary" TYPE text COLLATE "zh-Hans-x-icu";
ALTER TABLE "policies" ALTER COLUMN "name" TYPE text COLLATE "zh-Hans-x-icu";
