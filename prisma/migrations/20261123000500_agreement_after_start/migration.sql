-- What the schema language of Prisma cannot say. NOT VALID: what was written before stays as it is until somebody corrects it.
ALTER TABLE "stays" ADD CONSTRAINT "stays_agreement_after_start" CHECK ("agreement_ends_on" >= "started_on") NOT VALID;
