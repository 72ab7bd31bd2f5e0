-- AlterTable
ALTER TABLE "events" ADD COLUMN     "missing" TEXT[] DEFAULT ARRAY[]::TEXT[];
UPDATE "events" SET "missing" = ARRAY(
  SELECT kind FROM unnest(ARRAY['sign_in', 'minutes', 'photo']) WITH ORDINALITY k (kind, place) WHERE kind <> ALL ("evidence") ORDER BY place)
  WHERE "status" = 'held';
