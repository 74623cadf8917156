-- Who may do what with an object beside the policies, and who owns it. Null: the owner of the bucket owns it, and nobody else may.
ALTER TABLE "stored_objects" ADD COLUMN "acl" JSON;
ALTER TABLE "object_versions" ADD COLUMN "acl" JSON;
ALTER TABLE "object_uploads" ADD COLUMN "acl" JSON;
