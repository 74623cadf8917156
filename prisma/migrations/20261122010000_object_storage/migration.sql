-- CreateEnum
CREATE TYPE "ConfiguredStatus" AS ENUM ('started', 'stopped');

-- CreateTable
CREATE TABLE "accounts" (
    "id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "credits" DECIMAL(65,30),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account_tokens" (
    "id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "account_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "storage_services" (
    "uuid" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "region" TEXT NOT NULL,
    "configured_status" "ConfiguredStatus" NOT NULL,
    "operational_state" TEXT NOT NULL,
    "termination_protection" BOOLEAN NOT NULL DEFAULT false,
    "domain_prefix" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,
    "next_step_at" TIMESTAMPTZ(3),
    "deletion_started_at" TIMESTAMPTZ(3),
    "total_objects" BIGINT NOT NULL DEFAULT 0,
    "total_size_bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "storage_services_pkey" PRIMARY KEY ("uuid")
);

-- CreateTable
CREATE TABLE "storage_networks" (
    "service_uuid" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "network_uuid" UUID,
    "position" SERIAL NOT NULL,

    CONSTRAINT "storage_networks_pkey" PRIMARY KEY ("service_uuid","name")
);

-- CreateTable
CREATE TABLE "storage_labels" (
    "service_uuid" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "position" SERIAL NOT NULL,

    CONSTRAINT "storage_labels_pkey" PRIMARY KEY ("service_uuid","key")
);

-- CreateTable
CREATE TABLE "storage_state_messages" (
    "service_uuid" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "operational_state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "storage_state_messages_pkey" PRIMARY KEY ("service_uuid","code")
);

-- CreateTable
CREATE TABLE "storage_buckets" (
    "service_uuid" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "cleanup_due_at" TIMESTAMPTZ(3),
    "total_objects" BIGINT NOT NULL DEFAULT 0,
    "total_size_bytes" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "storage_buckets_pkey" PRIMARY KEY ("service_uuid","name")
);

-- CreateTable
CREATE TABLE "storage_samples" (
    "service_uuid" UUID NOT NULL,
    "minute" TIMESTAMPTZ(0) NOT NULL,
    "bytes_created" BIGINT NOT NULL DEFAULT 0,
    "bytes_deleted" BIGINT NOT NULL DEFAULT 0,
    "bytes_received" BIGINT NOT NULL DEFAULT 0,
    "bytes_transmitted" BIGINT NOT NULL DEFAULT 0,
    "objects_created" BIGINT NOT NULL DEFAULT 0,
    "objects_deleted" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "storage_samples_pkey" PRIMARY KEY ("service_uuid","minute")
);

-- CreateTable
CREATE TABLE "storage_custom_domains" (
    "service_uuid" UUID NOT NULL,
    "domain_name" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "position" SERIAL NOT NULL,

    CONSTRAINT "storage_custom_domains_pkey" PRIMARY KEY ("service_uuid","domain_name")
);

-- CreateTable
CREATE TABLE "static_websites" (
    "service_uuid" UUID NOT NULL,
    "domain_name" TEXT NOT NULL,
    "bucket_name" TEXT NOT NULL,
    "bucket_prefix" TEXT NOT NULL,
    "index_document" TEXT NOT NULL,
    "spa_mode" BOOLEAN NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "error_pages" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "static_websites_pkey" PRIMARY KEY ("service_uuid","domain_name")
);

-- CreateTable
CREATE TABLE "storage_jobs" (
    "uuid" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "operational_state" TEXT NOT NULL,
    "source" JSONB NOT NULL,
    "target" JSONB NOT NULL,
    "secrets_sealed" BYTEA NOT NULL,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "total_bytes" BIGINT NOT NULL DEFAULT 0,
    "error" TEXT NOT NULL DEFAULT '',
    "transfer_time" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "storage_jobs_pkey" PRIMARY KEY ("uuid")
);

-- CreateTable
CREATE TABLE "iam_users" (
    "id" UUID NOT NULL,
    "service_uuid" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "boundary_id" UUID,

    CONSTRAINT "iam_users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iam_access_keys" (
    "access_key_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "secret_sealed" BYTEA NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(6) NOT NULL,
    "last_used_at" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "iam_access_keys_pkey" PRIMARY KEY ("access_key_id")
);

-- CreateTable
CREATE TABLE "iam_groups" (
    "id" UUID NOT NULL,
    "service_uuid" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "iam_groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iam_group_members" (
    "group_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "iam_group_members_pkey" PRIMARY KEY ("group_id","user_id")
);

-- CreateTable
CREATE TABLE "iam_roles" (
    "id" UUID NOT NULL,
    "service_uuid" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "trust_document" TEXT NOT NULL,
    "max_session_duration" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "boundary_id" UUID,

    CONSTRAINT "iam_roles_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iam_policies" (
    "id" UUID NOT NULL,
    "service_uuid" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "system" BOOLEAN NOT NULL DEFAULT false,
    "default_version" INTEGER NOT NULL DEFAULT 1,
    "last_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "iam_policies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iam_policy_versions" (
    "policy_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "iam_policy_versions_pkey" PRIMARY KEY ("policy_id","number")
);

-- CreateTable
CREATE TABLE "iam_attachments" (
    "id" BIGSERIAL NOT NULL,
    "policy_id" UUID NOT NULL,
    "user_id" UUID,
    "group_id" UUID,
    "role_id" UUID,

    CONSTRAINT "iam_attachments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iam_inline_policies" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "user_id" UUID,
    "group_id" UUID,
    "role_id" UUID,

    CONSTRAINT "iam_inline_policies_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "iam_tags" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "user_id" UUID,
    "role_id" UUID,

    CONSTRAINT "iam_tags_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "accounts_username_key" ON "accounts"("username");

-- CreateIndex
CREATE UNIQUE INDEX "account_tokens_token_hash_key" ON "account_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "account_tokens_account_id_idx" ON "account_tokens"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "storage_services_domain_prefix_key" ON "storage_services"("domain_prefix");

-- CreateIndex
CREATE INDEX "storage_services_account_id_created_at_idx" ON "storage_services"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "storage_services_next_step_at_idx" ON "storage_services"("next_step_at");

-- CreateIndex
CREATE UNIQUE INDEX "storage_services_account_id_name_key" ON "storage_services"("account_id", "name");

-- CreateIndex
CREATE INDEX "storage_labels_key_value_idx" ON "storage_labels"("key", "value");

-- CreateIndex
CREATE INDEX "storage_buckets_cleanup_due_at_idx" ON "storage_buckets"("cleanup_due_at");

-- CreateIndex
CREATE INDEX "storage_jobs_account_id_created_at_idx" ON "storage_jobs"("account_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "iam_users_service_uuid_username_key" ON "iam_users"("service_uuid", "username");

-- CreateIndex
CREATE INDEX "iam_access_keys_user_id_idx" ON "iam_access_keys"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "iam_groups_service_uuid_name_key" ON "iam_groups"("service_uuid", "name");

-- CreateIndex
CREATE INDEX "iam_group_members_user_id_idx" ON "iam_group_members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "iam_roles_service_uuid_name_key" ON "iam_roles"("service_uuid", "name");

-- CreateIndex
CREATE UNIQUE INDEX "iam_policies_service_uuid_name_key" ON "iam_policies"("service_uuid", "name");

-- CreateIndex
CREATE INDEX "iam_attachments_policy_id_idx" ON "iam_attachments"("policy_id");

-- CreateIndex
CREATE UNIQUE INDEX "iam_attachments_user_id_policy_id_key" ON "iam_attachments"("user_id", "policy_id");

-- CreateIndex
CREATE UNIQUE INDEX "iam_attachments_group_id_policy_id_key" ON "iam_attachments"("group_id", "policy_id");

-- CreateIndex
CREATE UNIQUE INDEX "iam_attachments_role_id_policy_id_key" ON "iam_attachments"("role_id", "policy_id");

-- CreateIndex
CREATE UNIQUE INDEX "iam_inline_policies_user_id_name_key" ON "iam_inline_policies"("user_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "iam_inline_policies_group_id_name_key" ON "iam_inline_policies"("group_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "iam_inline_policies_role_id_name_key" ON "iam_inline_policies"("role_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "iam_tags_user_id_key_key" ON "iam_tags"("user_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "iam_tags_role_id_key_key" ON "iam_tags"("role_id", "key");

-- AddForeignKey
ALTER TABLE "account_tokens" ADD CONSTRAINT "account_tokens_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storage_services" ADD CONSTRAINT "storage_services_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storage_networks" ADD CONSTRAINT "storage_networks_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storage_labels" ADD CONSTRAINT "storage_labels_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storage_state_messages" ADD CONSTRAINT "storage_state_messages_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storage_buckets" ADD CONSTRAINT "storage_buckets_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storage_samples" ADD CONSTRAINT "storage_samples_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storage_custom_domains" ADD CONSTRAINT "storage_custom_domains_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "static_websites" ADD CONSTRAINT "static_websites_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "storage_jobs" ADD CONSTRAINT "storage_jobs_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_users" ADD CONSTRAINT "iam_users_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_users" ADD CONSTRAINT "iam_users_boundary_id_fkey" FOREIGN KEY ("boundary_id") REFERENCES "iam_policies"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_access_keys" ADD CONSTRAINT "iam_access_keys_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "iam_users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_groups" ADD CONSTRAINT "iam_groups_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_group_members" ADD CONSTRAINT "iam_group_members_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "iam_groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_group_members" ADD CONSTRAINT "iam_group_members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "iam_users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_roles" ADD CONSTRAINT "iam_roles_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_roles" ADD CONSTRAINT "iam_roles_boundary_id_fkey" FOREIGN KEY ("boundary_id") REFERENCES "iam_policies"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_policies" ADD CONSTRAINT "iam_policies_service_uuid_fkey" FOREIGN KEY ("service_uuid") REFERENCES "storage_services"("uuid") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_policy_versions" ADD CONSTRAINT "iam_policy_versions_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "iam_policies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_attachments" ADD CONSTRAINT "iam_attachments_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "iam_policies"("id") ON DELETE NO ACTION ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_attachments" ADD CONSTRAINT "iam_attachments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "iam_users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_attachments" ADD CONSTRAINT "iam_attachments_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "iam_groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_attachments" ADD CONSTRAINT "iam_attachments_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "iam_roles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_inline_policies" ADD CONSTRAINT "iam_inline_policies_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "iam_users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_inline_policies" ADD CONSTRAINT "iam_inline_policies_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "iam_groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_inline_policies" ADD CONSTRAINT "iam_inline_policies_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "iam_roles"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_tags" ADD CONSTRAINT "iam_tags_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "iam_users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "iam_tags" ADD CONSTRAINT "iam_tags_role_id_fkey" FOREIGN KEY ("role_id") REFERENCES "iam_roles"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema language cannot say: these belong to exactly one of the things that they may belong to.
ALTER TABLE "iam_attachments" ADD CONSTRAINT "iam_attachments_one_owner_check" CHECK (num_nonnulls("user_id", "group_id", "role_id") = 1);
ALTER TABLE "iam_inline_policies" ADD CONSTRAINT "iam_inline_policies_one_owner_check" CHECK (num_nonnulls("user_id", "group_id", "role_id") = 1);
ALTER TABLE "iam_tags" ADD CONSTRAINT "iam_tags_one_owner_check" CHECK (num_nonnulls("user_id", "role_id") = 1);

-- A service has one public network at the most.
CREATE UNIQUE INDEX "storage_networks_one_public" ON "storage_networks"("service_uuid") WHERE "type" = 'public';
