-- AlterTable
ALTER TABLE "articles" ADD COLUMN     "as_of_on" DATE NOT NULL DEFAULT ((now() AT TIME ZONE 'Asia/Shanghai'::text))::date,
ADD COLUMN     "figures_on" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "reported" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "article_observations" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "article_id" UUID NOT NULL,
    "as_of_on" DATE NOT NULL,
    "observed_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "source" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "read_users" INTEGER,
    "read_times" INTEGER,
    "share_users" INTEGER,
    "share_times" INTEGER,
    "follows_after" INTEGER,
    "delivered_users" INTEGER,
    "withdrawn_at" TIMESTAMPTZ,

    CONSTRAINT "article_observations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wechat_accounts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "is_only" BOOLEAN NOT NULL DEFAULT true,
    "app_id" TEXT NOT NULL,
    "secret_sealed" TEXT NOT NULL,
    "is_daily" BOOLEAN NOT NULL DEFAULT true,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "wechat_accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wechat_tokens" (
    "app_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "wechat_tokens_pkey" PRIMARY KEY ("app_id")
);

-- CreateTable
CREATE TABLE "wechat_stops" (
    "endpoint" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "stopped_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "until" TIMESTAMPTZ,

    CONSTRAINT "wechat_stops_pkey" PRIMARY KEY ("endpoint")
);

-- CreateTable
CREATE TABLE "wechat_runs" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reason" TEXT,
    "done" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "actor_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ,

    CONSTRAINT "wechat_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wechat_pulls" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "run_id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "outcome" TEXT NOT NULL,
    "got" INTEGER NOT NULL DEFAULT 0,
    "wrote" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "errcode" INTEGER,
    "message" TEXT,
    "missing" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "wechat_pulls_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wechat_days" (
    "endpoint" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "asked_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "wechat_days_pkey" PRIMARY KEY ("endpoint","day")
);

-- CreateTable
CREATE TABLE "wechat_article_days" (
    "mid" TEXT NOT NULL,
    "idx" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "read_users" INTEGER,
    "share_users" INTEGER,

    CONSTRAINT "wechat_article_days_pkey" PRIMARY KEY ("mid","idx","day")
);

-- CreateTable
CREATE TABLE "wechat_account_days" (
    "day" DATE NOT NULL,
    "read_users" INTEGER,
    "share_users" INTEGER,
    "published" INTEGER,

    CONSTRAINT "wechat_account_days_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "article_observations_article_id_as_of_on_idx" ON "article_observations"("article_id", "as_of_on");

-- CreateIndex
CREATE UNIQUE INDEX "wechat_accounts_is_only_key" ON "wechat_accounts"("is_only");

-- CreateIndex
CREATE INDEX "wechat_runs_created_at_idx" ON "wechat_runs"("created_at");

-- CreateIndex
CREATE INDEX "wechat_pulls_at_idx" ON "wechat_pulls"("at");

-- CreateIndex
CREATE INDEX "wechat_pulls_run_id_idx" ON "wechat_pulls"("run_id");

-- AddForeignKey
ALTER TABLE "article_observations" ADD CONSTRAINT "article_observations_article_id_fkey" FOREIGN KEY ("article_id") REFERENCES "articles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- one round of each kind under way at a time, one morning's round a day, over all instances
CREATE UNIQUE INDEX "wechat_runs_active_key" ON "wechat_runs"("kind") WHERE "state" IN ('waiting', 'running');
CREATE UNIQUE INDEX "wechat_runs_daily_key" ON "wechat_runs"("to_on") WHERE "kind" = 'daily';
CREATE UNIQUE INDEX "article_observations_api_key" ON "article_observations"("article_id", "as_of_on") WHERE "source" = 'api';
ALTER TABLE "article_observations" ADD CONSTRAINT "article_observations_source_known" CHECK ("source" IN ('import', 'form', 'api'));

-- what is known already was seen when it was last written
UPDATE "articles" SET "as_of_on" = ("updated_at" AT TIME ZONE 'Asia/Shanghai')::date;
UPDATE "articles" a SET "figures_on" = f.days
FROM (SELECT r.id, jsonb_object_agg(k.key, r.as_of_on) AS days
  FROM "articles" r, jsonb_each_text(to_jsonb(r)) k
  WHERE k.key IN ('read_users', 'read_times', 'share_users', 'share_times', 'follows_after', 'delivered_users') AND k.value IS NOT NULL GROUP BY r.id) f
WHERE f.id = a.id;
INSERT INTO "article_observations" ("article_id", "as_of_on", "observed_at", "source", "actor", "version", "read_users", "read_times", "share_users", "share_times", "follows_after", "delivered_users")
SELECT "id", "as_of_on", "updated_at", 'import', '', "version", "read_users", "read_times", "share_users", "share_times", "follows_after", "delivered_users"
FROM "articles" WHERE num_nonnulls("read_users", "read_times", "share_users", "share_times", "follows_after", "delivered_users") > 0;
