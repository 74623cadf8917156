-- AlterTable
ALTER TABLE "iam_tags" ADD COLUMN "policy_id" UUID;

-- CreateIndex
CREATE UNIQUE INDEX "iam_tags_policy_id_key_key" ON "iam_tags"("policy_id", "key");

-- AddForeignKey
ALTER TABLE "iam_tags" ADD CONSTRAINT "iam_tags_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "iam_policies"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A tag belongs to exactly one of the three.
ALTER TABLE "iam_tags" DROP CONSTRAINT "iam_tags_one_owner_check";
ALTER TABLE "iam_tags" ADD CONSTRAINT "iam_tags_one_owner_check" CHECK (num_nonnulls("user_id", "role_id", "policy_id") = 1);
