-- A number for each service that every change of its identities and policies moves. It lies apart from the service's row, so
-- that such a change does not write there. A service without a row is at revision 0.
CREATE TABLE "iam_revisions" (
    "service_uuid" UUID NOT NULL,
    "revision" BIGINT NOT NULL,

    CONSTRAINT "iam_revisions_pkey" PRIMARY KEY ("service_uuid")
);

ALTER TABLE "iam_revisions" ADD CONSTRAINT "iam_revisions_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;
