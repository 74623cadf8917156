-- AlterTable
ALTER TABLE "audit_records" ADD COLUMN "times" INTEGER NOT NULL DEFAULT 1;
