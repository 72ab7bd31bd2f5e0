-- A number of asked has its source: an empty one passed the first check, because nothing compares with nothing
ALTER TABLE "surveys" DROP CONSTRAINT "surveys_asked_with_reason";
ALTER TABLE "surveys" ADD CONSTRAINT "surveys_asked_with_reason" CHECK ("asked_count" IS NULL OR ("asked_count" > 0 AND coalesce("asked_reason", '') <> ''));
