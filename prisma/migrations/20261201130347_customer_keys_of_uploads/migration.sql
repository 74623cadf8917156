-- What tells the key of the customer again with which an upload was begun: a salted HMAC of it.
ALTER TABLE "object_uploads" ADD COLUMN "customer_key_check" BYTEA;
