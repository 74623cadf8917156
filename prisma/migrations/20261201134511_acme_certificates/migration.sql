-- Certificates of an ACME authority: the account with it, what is to be ordered, and what the authority is to find.
CREATE TABLE "acme_accounts" (
    "directory" TEXT NOT NULL,
    "key_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "acme_accounts_pkey" PRIMARY KEY ("directory")
);

CREATE TABLE "tls_certificates" (
    "name" TEXT NOT NULL,
    "chain" TEXT,
    "key_sealed" BYTEA,
    "not_after" TIMESTAMPTZ(3),
    "due_at" TIMESTAMPTZ(3),
    "claimed_until" TIMESTAMPTZ(3),
    "failures" INTEGER NOT NULL DEFAULT 0,
    "fault" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tls_certificates_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "acme_challenges" (
    "token" TEXT NOT NULL,
    "key_authorization" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "acme_challenges_pkey" PRIMARY KEY ("token")
);

CREATE INDEX "tls_certificates_due_at_idx" ON "tls_certificates"("due_at");

CREATE INDEX "acme_challenges_expires_at_idx" ON "acme_challenges"("expires_at");
