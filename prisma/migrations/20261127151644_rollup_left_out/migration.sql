-- AlterTable
ALTER TABLE "rollup" ADD COLUMN     "left_out" INTEGER NOT NULL DEFAULT 0;
