-- CreateTable
CREATE TABLE "audit_records" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "request_id" TEXT NOT NULL,
    "caller" TEXT NOT NULL,
    "workspace" TEXT,
    "operation" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "named" TEXT[],
    "address" TEXT NOT NULL,
    "status" INTEGER NOT NULL,

    CONSTRAINT "audit_records_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_records_at_idx" ON "audit_records"("at");

-- CreateIndex
CREATE INDEX "audit_records_caller_id_idx" ON "audit_records"("caller", "id");
