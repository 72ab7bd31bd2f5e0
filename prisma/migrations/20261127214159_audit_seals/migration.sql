-- CreateTable
CREATE TABLE "audit_seals" (
    "number" BIGINT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,
    "after_id" BIGINT NOT NULL,
    "last_id" BIGINT NOT NULL,
    "ids" BIGINT[],
    "digests" BYTEA[],
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "key_name" TEXT NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "audit_prunings" (
    "number" BIGINT NOT NULL,
    "pruned_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_id" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "entries" INTEGER NOT NULL,
    "key_name" TEXT NOT NULL,
    "mac" TEXT NOT NULL,

    CONSTRAINT "audit_prunings_pkey" PRIMARY KEY ("number")
);

-- CreateIndex
CREATE INDEX "audit_entries_at_idx" ON "audit_entries" USING BRIN ("at");
