import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

// The engine that `prisma` would download from outside the npm registry; ours stands in (see there).
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= fileURLToPath(new URL("prisma/schema-engine.mjs", import.meta.url));
// No look-up of newer Prisma versions on each command.
process.env["CHECKPOINT_DISABLE"] ??= "1";

const url = process.env["DATABASE_URL"];

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  ...(url ? { datasource: { url } } : {}),
});
