-- AlterTable
ALTER TABLE "organisations" ADD COLUMN     "next_expiry_on" DATE;

-- AlterTable
ALTER TABLE "life_steps" ADD COLUMN     "agreement_ends_on" DATE,
ADD COLUMN     "from_stage" TEXT NOT NULL;

-- Those that are here already: of each kind of paper the latest day, of those the first.
UPDATE "organisations" o SET "next_expiry_on" = n.expires_on
FROM (
  SELECT organisation_id, min(ends_on) AS expires_on FROM (
    SELECT organisation_id, max(agreement_ends_on) AS ends_on FROM "stays"
    WHERE removed_at IS NULL AND ended_on IS NULL AND agreement_ends_on IS NOT NULL GROUP BY organisation_id
  ) papers GROUP BY organisation_id
) n WHERE n.organisation_id = o.id;
