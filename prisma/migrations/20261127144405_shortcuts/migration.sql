-- AlterTable
ALTER TABLE "users" ADD COLUMN     "shortcuts" BOOLEAN NOT NULL DEFAULT true;
