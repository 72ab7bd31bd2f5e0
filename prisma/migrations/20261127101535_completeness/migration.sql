-- CreateTable
CREATE TABLE "completeness_items" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "is_required" BOOLEAN NOT NULL DEFAULT true,
    "first_month" DATE,
    "last_month" DATE,
    "due_day" INTEGER NOT NULL DEFAULT 10,
    "owner" TEXT,
    "subjects" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "position" INTEGER NOT NULL DEFAULT 100,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "completeness_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "completeness_excuses" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item_id" UUID NOT NULL,
    "for_month" DATE NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "completeness_excuses_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "completeness_months" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "for_month" DATE NOT NULL,
    "owner" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "completeness_months_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "completeness_items_kind_key" ON "completeness_items"("kind");

-- CreateIndex
CREATE INDEX "completeness_excuses_item_id_for_month_idx" ON "completeness_excuses"("item_id", "for_month");

-- CreateIndex
CREATE UNIQUE INDEX "completeness_months_for_month_key" ON "completeness_months"("for_month");

-- AddForeignKey
ALTER TABLE "completeness_excuses" ADD CONSTRAINT "completeness_excuses_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "completeness_items"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One excuse at a time for one thing. A month is named by its first day.
CREATE UNIQUE INDEX "completeness_excuses_once" ON "completeness_excuses"("item_id", "for_month", "subject") WHERE "removed_at" IS NULL;
ALTER TABLE "completeness_items" ADD CONSTRAINT "completeness_items_due_day" CHECK ("due_day" BETWEEN 1 AND 28),
  ADD CONSTRAINT "completeness_items_months" CHECK ("first_month" <= "last_month" AND extract(day from "first_month") = 1 AND extract(day from "last_month") = 1);
ALTER TABLE "completeness_excuses" ADD CONSTRAINT "completeness_excuses_month" CHECK (extract(day from "for_month") = 1);
ALTER TABLE "completeness_months" ADD CONSTRAINT "completeness_months_month" CHECK (extract(day from "for_month") = 1);

-- What the house looks for to begin with. The office changes it.
INSERT INTO "completeness_items" ("kind", "is_required", "due_day", "position", "subjects") VALUES
  ('readings', true, 10, 10, '{}'), ('bills', true, 15, 20, '{}'),
  ('upkeep', true, 25, 30, '{清洁服务,水费,电费,网络费,电话费,办公耗材}'), ('vouchers', true, 25, 40, '{}'),
  ('inspections', true, 5, 50, '{}'), ('events', true, 10, 60, '{}'), ('articles', true, 5, 70, '{}'), ('followers', true, 5, 80, '{}'),
  ('requests', false, 5, 90, '{}'), ('settlements', true, 28, 100, '{}'), ('surveys', true, 28, 110, '{}');
