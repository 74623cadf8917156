-- What a statement counts after it has waited for a lock. A statement of its own sees what was there when it began; a volatile
-- function sees what others have committed meanwhile.

CREATE FUNCTION "count_storage_buckets"("service" UUID) RETURNS BIGINT LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN (SELECT count(*) FROM "storage_buckets" WHERE "service_uuid" = "service");
END $$;

CREATE FUNCTION "count_iam_users"("service" UUID) RETURNS BIGINT LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  RETURN (SELECT count(*) FROM "iam_users" WHERE "service_uuid" = "service");
END $$;
