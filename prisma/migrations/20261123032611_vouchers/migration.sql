-- AlterTable
ALTER TABLE "budget_adjustments" ADD COLUMN     "has_document" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "payments" ADD COLUMN     "missing" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- What the rows of before lack
UPDATE "payments" SET "missing" = array(SELECT k FROM unnest(array['approval', 'invoice', 'acceptance', 'receipt']) WITH ORDINALITY v (k, place)
  WHERE k <> ALL ("evidence") AND NOT (k = 'receipt' AND "paid_on" IS NULL) ORDER BY place);
