-- Content that a server has been reading for a while: its bytes stay until the lease is over.
CREATE TABLE "content_leases" (
    "content_id" UUID NOT NULL,
    "holder" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "content_leases_pkey" PRIMARY KEY ("content_id", "holder")
);
