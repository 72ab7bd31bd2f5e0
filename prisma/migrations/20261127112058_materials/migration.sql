-- CreateTable
CREATE TABLE "materials" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "description" TEXT,
    "responsible" TEXT,
    "link_round" INTEGER NOT NULL DEFAULT 1,
    "latest_number" INTEGER,
    "latest_on" DATE,
    "valid_until_on" DATE,
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "materials_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "material_versions" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "material_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "issued_on" DATE NOT NULL,
    "valid_from" DATE,
    "valid_until_on" DATE,
    "url" TEXT,
    "note" TEXT,
    "kind" TEXT NOT NULL DEFAULT '',
    "evidence" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "material_versions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "material_handouts" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "version_id" UUID NOT NULL,
    "handed_on" DATE NOT NULL,
    "copies" INTEGER NOT NULL,
    "event_id" UUID,
    "occasion" TEXT,
    "organisation_id" UUID,
    "audience" TEXT,
    "note" TEXT,
    "kind" TEXT NOT NULL DEFAULT '',
    "search_text" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ,

    CONSTRAINT "material_handouts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "material_downloads" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "version_id" UUID NOT NULL,
    "downloaded_at" TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "device" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "material_downloads_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "material_versions_issued_on_idx" ON "material_versions"("issued_on");

-- CreateIndex
CREATE UNIQUE INDEX "material_versions_material_id_number_key" ON "material_versions"("material_id", "number");

-- CreateIndex
CREATE INDEX "material_handouts_version_id_idx" ON "material_handouts"("version_id");

-- CreateIndex
CREATE INDEX "material_handouts_event_id_idx" ON "material_handouts"("event_id");

-- CreateIndex
CREATE INDEX "material_handouts_organisation_id_idx" ON "material_handouts"("organisation_id");

-- CreateIndex
CREATE INDEX "material_downloads_version_id_downloaded_at_idx" ON "material_downloads"("version_id", "downloaded_at");

-- CreateIndex
CREATE INDEX "material_downloads_device_idx" ON "material_downloads"("device");

-- AddForeignKey
ALTER TABLE "material_versions" ADD CONSTRAINT "material_versions_material_id_fkey" FOREIGN KEY ("material_id") REFERENCES "materials"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material_handouts" ADD CONSTRAINT "material_handouts_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "material_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material_handouts" ADD CONSTRAINT "material_handouts_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "events"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material_handouts" ADD CONSTRAINT "material_handouts_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "material_downloads" ADD CONSTRAINT "material_downloads_version_id_fkey" FOREIGN KEY ("version_id") REFERENCES "material_versions"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "materials" ALTER COLUMN "title" TYPE text COLLATE "zh-Hans-x-icu";
ALTER TABLE "material_versions" ADD CONSTRAINT "material_versions_number_positive" CHECK ("number" > 0),
  ADD CONSTRAINT "material_versions_days_in_order" CHECK ("valid_until_on" >= "valid_from" AND "valid_until_on" >= "issued_on"),
  ADD CONSTRAINT "material_versions_address_secure" CHECK ("url" LIKE 'https://%');
ALTER TABLE "material_handouts" ADD CONSTRAINT "material_handouts_copies_positive" CHECK ("copies" > 0);
