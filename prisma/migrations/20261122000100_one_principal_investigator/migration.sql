-- A project has exactly one PI, whatever happens at the same time. Prisma can express neither half of the rule.

-- Never two: a hand-over demotes the old one before it promotes the new one.
CREATE UNIQUE INDEX "project_members_one_pi" ON "project_members" ("project_id") WHERE "role" = 'PI';

-- Never none, once there was one: looked at when the transaction commits, so that a hand-over passes. It also keeps a user
-- from being deleted while it leads a project.
CREATE FUNCTION "project_keeps_its_pi"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "projects" WHERE "id" = OLD."project_id")
    AND NOT EXISTS (SELECT FROM "project_members" WHERE "project_id" = OLD."project_id" AND "role" = 'PI')
  THEN
    RAISE EXCEPTION 'project % would be left without a PI', OLD."project_id"
      USING ERRCODE = 'check_violation', TABLE = 'project_members', CONSTRAINT = 'project_keeps_its_pi';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER "project_keeps_its_pi" AFTER UPDATE OR DELETE ON "project_members"
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (OLD."role" = 'PI')
  EXECUTE FUNCTION "project_keeps_its_pi"();
