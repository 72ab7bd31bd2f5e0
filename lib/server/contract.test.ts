import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { contractingIn, saysWhy } from './contract.ts'

/** From the version on that is taken into use while the one before it serves; earlier ones were installed with the house stopped. */
const since = '20261128'

test.each([
  'DROP TABLE "rooms";',
  'ALTER TABLE "rooms" DROP COLUMN "floor";',
  'ALTER TABLE "rooms" RENAME COLUMN "floor" TO "storey";',
  'ALTER TABLE "rooms" RENAME TO "spaces";',
  'ALTER TABLE "rooms" ALTER COLUMN "floor" SET NOT NULL;',
  'ALTER TABLE "rooms" ADD COLUMN "colour" TEXT NOT NULL;',
  'ALTER TABLE "rooms" ADD COLUMN "a" TEXT,\nADD COLUMN "colour" TEXT NOT NULL;',
  'ALTER TABLE "rooms" ALTER COLUMN "floor" SET DATA TYPE INTEGER;',
  'ALTER TABLE "rooms" ALTER COLUMN "floor" DROP DEFAULT;',
  'CREATE UNIQUE INDEX "rooms_name_key" ON "rooms"("name");',
  'ALTER TABLE "rooms" ADD CONSTRAINT few CHECK (seats < 9);',
])('an older instance would not survive: %s', (sql) => expect(contractingIn(sql)).toHaveLength(1))

test.each([
  'CREATE TABLE "desks" ("id" UUID NOT NULL, "name" TEXT NOT NULL);\nCREATE UNIQUE INDEX "desks_key" ON "desks"("name");\nALTER TABLE "desks" ADD CONSTRAINT c CHECK (true);',
  'ALTER TABLE "rooms" ADD COLUMN "colour" TEXT;',
  'ALTER TABLE "rooms" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;',
  'CREATE INDEX "rooms_name" ON "rooms"("name");',
  'ALTER TABLE "rooms" ALTER COLUMN "floor" DROP NOT NULL;',
  '-- DROP TABLE "rooms";\nALTER TABLE "desks" ADD CONSTRAINT "desks_room_fkey" FOREIGN KEY ("room_id") REFERENCES "rooms"("id");',
])('an older instance does not mind: %s', (sql) => expect(contractingIn(sql)).toEqual([]))

test('every migration either only expands, or says why no running instance can mind', () => {
  const silent = globSync('prisma/migrations/*/migration.sql')
    .filter((file) => (file.split('/').at(-2) ?? '') >= since)
    .filter((file) => contractingIn(readFileSync(file, 'utf8')).length > 0 && !saysWhy(readFileSync(file, 'utf8')))
  expect(silent).toEqual([])
})
