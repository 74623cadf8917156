-- The key under which the bytes of a service's objects are sealed, made when the first of them are stored. It goes with the service.
CREATE TABLE "storage_service_keys" (
    "service_uuid" UUID NOT NULL,
    "key_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "storage_service_keys_pkey" PRIMARY KEY ("service_uuid")
);

ALTER TABLE "storage_service_keys" ADD CONSTRAINT "storage_service_keys_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;
