-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "original_sha256" TEXT;
