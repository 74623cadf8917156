-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "UserRole" AS ENUM ('USER', 'ADMIN', 'SERVICE');

-- CreateEnum
CREATE TYPE "ProjectRole" AS ENUM ('PI', 'ADMIN', 'USER');

-- CreateEnum
CREATE TYPE "AclPermission" AS ENUM ('READ', 'EDIT');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('PENDING', 'DELIVERED', 'ABANDONED');

-- CreateTable
CREATE TABLE "users" (
    "username" TEXT NOT NULL,
    "role" "UserRole" NOT NULL DEFAULT 'USER',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("username")
);

-- CreateTable
CREATE TABLE "projects" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "project_members" (
    "project_id" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "role" "ProjectRole" NOT NULL,

    CONSTRAINT "project_members_pkey" PRIMARY KEY ("project_id","username")
);

-- CreateTable
CREATE TABLE "project_groups" (
    "id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "project_groups_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "group_members" (
    "group_id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "username" TEXT NOT NULL,

    CONSTRAINT "group_members_pkey" PRIMARY KEY ("group_id","username")
);

-- CreateTable
CREATE TABLE "resources" (
    "id" BIGSERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "project_id" TEXT,
    "provider_generated_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resources_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "providers" (
    "resource_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "https" BOOLEAN NOT NULL,
    "port" INTEGER,

    CONSTRAINT "providers_pkey" PRIMARY KEY ("resource_id")
);

-- CreateTable
CREATE TABLE "acl_entries" (
    "id" BIGSERIAL NOT NULL,
    "resource_id" BIGINT NOT NULL,
    "username" TEXT,
    "group_id" TEXT,
    "permission" "AclPermission" NOT NULL,

    CONSTRAINT "acl_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_providers" (
    "name" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "private_key_sealed" BYTEA NOT NULL,
    "refresh_token_hash" BYTEA NOT NULL,
    "refresh_token_sealed" BYTEA NOT NULL,
    "claim_token_hash" BYTEA,
    "did_claim" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "renewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_providers_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "approval_requests" (
    "token_hash" BYTEA NOT NULL,
    "requested_name" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "https" BOOLEAN NOT NULL,
    "port" INTEGER,
    "signed_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approval_requests_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "signing_keys" (
    "id" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "private_key_sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "signing_keys_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" BIGSERIAL NOT NULL,
    "operation" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "payload_sealed" BYTEA NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'PENDING',
    "singleton" TEXT,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "claimed_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "delivery_attempts" (
    "delivery_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "status" INTEGER,
    "fault" TEXT,

    CONSTRAINT "delivery_attempts_pkey" PRIMARY KEY ("delivery_id","number")
);

-- CreateIndex
CREATE INDEX "project_members_username_idx" ON "project_members"("username");

-- CreateIndex
CREATE UNIQUE INDEX "project_groups_project_id_title_key" ON "project_groups"("project_id", "title");

-- CreateIndex
CREATE UNIQUE INDEX "project_groups_id_project_id_key" ON "project_groups"("id", "project_id");

-- CreateIndex
CREATE INDEX "group_members_username_idx" ON "group_members"("username");

-- CreateIndex
CREATE INDEX "resources_type_project_id_id_idx" ON "resources"("type", "project_id", "id");

-- CreateIndex
CREATE INDEX "resources_created_by_idx" ON "resources"("created_by");

-- CreateIndex
CREATE UNIQUE INDEX "providers_name_key" ON "providers"("name");

-- CreateIndex
CREATE INDEX "acl_entries_username_idx" ON "acl_entries"("username");

-- CreateIndex
CREATE INDEX "acl_entries_group_id_idx" ON "acl_entries"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "acl_entries_resource_id_username_permission_key" ON "acl_entries"("resource_id", "username", "permission");

-- CreateIndex
CREATE UNIQUE INDEX "acl_entries_resource_id_group_id_permission_key" ON "acl_entries"("resource_id", "group_id", "permission");

-- CreateIndex
CREATE UNIQUE INDEX "auth_providers_refresh_token_hash_key" ON "auth_providers"("refresh_token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "auth_providers_claim_token_hash_key" ON "auth_providers"("claim_token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "approval_requests_requested_name_key" ON "approval_requests"("requested_name");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_singleton_key" ON "deliveries"("singleton");

-- CreateIndex
CREATE INDEX "deliveries_state_due_at_idx" ON "deliveries"("state", "due_at");

-- AddForeignKey
ALTER TABLE "project_members" ADD CONSTRAINT "project_members_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_members" ADD CONSTRAINT "project_members_username_fkey" FOREIGN KEY ("username") REFERENCES "users"("username") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project_groups" ADD CONSTRAINT "project_groups_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_project_id_fkey" FOREIGN KEY ("group_id", "project_id") REFERENCES "project_groups"("id", "project_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_project_id_username_fkey" FOREIGN KEY ("project_id", "username") REFERENCES "project_members"("project_id", "username") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_username_fkey" FOREIGN KEY ("username") REFERENCES "users"("username") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resources" ADD CONSTRAINT "resources_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "providers" ADD CONSTRAINT "providers_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "providers" ADD CONSTRAINT "providers_name_fkey" FOREIGN KEY ("name") REFERENCES "auth_providers"("name") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acl_entries" ADD CONSTRAINT "acl_entries_resource_id_fkey" FOREIGN KEY ("resource_id") REFERENCES "resources"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acl_entries" ADD CONSTRAINT "acl_entries_username_fkey" FOREIGN KEY ("username") REFERENCES "users"("username") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acl_entries" ADD CONSTRAINT "acl_entries_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "project_groups"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_attempts" ADD CONSTRAINT "delivery_attempts_delivery_id_fkey" FOREIGN KEY ("delivery_id") REFERENCES "deliveries"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- What Prisma's schema language cannot say: an entry is for a user or for a group, never for both or none.
ALTER TABLE "acl_entries" ADD CONSTRAINT "acl_entries_one_entity_check" CHECK (num_nonnulls("username", "group_id") = 1);
