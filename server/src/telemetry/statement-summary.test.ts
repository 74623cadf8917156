import { expect, it } from "vitest";
import { rememberingSummaries, summarize } from "./statement-summary.js";

it.each([
  ['SELECT "public"."users"."username" FROM "public"."users" WHERE "public"."users"."role" = $1', "SELECT users"],
  ["SELECT uuid FROM storage_services WHERE next_step_at <= $1 FOR UPDATE SKIP LOCKED", "SELECT storage_services"],
  ["insert into audit_records (at) values ($1)", "INSERT audit_records"],
  ['UPDATE "public"."deliveries" SET "state" = $1', "UPDATE deliveries"],
  ["DELETE FROM idempotency_records WHERE expires_at < $1", "DELETE idempotency_records"],
  ["BEGIN", "BEGIN"],
  [
    "SELECT json_build_array(uuid, (SELECT json_agg(key) FROM storage_labels AS row1 JOIN users USING (x)))::text FROM storage_services AS row0",
    "SELECT storage_services storage_labels users",
  ],
  ["WITH due AS (SELECT id FROM deliveries) UPDATE deliveries SET x = 1 FROM due", "UPDATE deliveries"],
])("says of %s what it does", (sql, text) => {
  expect(summarize(sql).text).toBe(text);
});

it("takes no word from a statement that is not the schema's own", () => {
  for (const sql of [
    "SELECT 1 FROM passwords WHERE x = 's3cret FROM s3cret'",
    "s3cret",
    "",
    "  ",
    "SELECT * FROM users_s3cret",
  ])
    expect(summarize(sql)).toEqual({
      operation: expect.stringMatching(/^(SELECT|OTHER)$/),
      tables: [],
      text: expect.stringMatching(/^(SELECT|OTHER)$/),
    });
});

it("reads the same text once", () => {
  const summaryOf = rememberingSummaries();
  expect(summaryOf("SELECT 1 FROM users")).toBe(summaryOf("SELECT 1 FROM users"));
});
