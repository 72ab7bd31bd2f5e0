-- DropIndex
DROP INDEX "inspections_inspected_on_area_item_key";

-- CreateIndex
CREATE INDEX "inspections_inspected_on_area_item_idx" ON "inspections"("inspected_on", "area", "item");

-- One a day: a removed one stands in nobody's way.
CREATE UNIQUE INDEX "inspections_inspected_on_area_item_key" ON "inspections"("inspected_on", "area", "item") WHERE "removed_at" IS NULL;
