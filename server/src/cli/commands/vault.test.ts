import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestCommandLine, runCommand, type TestCommandLine } from "../../testing/command-line.js";

let concordat: TestCommandLine;
beforeAll(async () => {
  concordat = await createTestCommandLine();
});
afterAll(() => concordat.close());

const key = () => randomBytes(32).toString("base64");

it("moves every secret under a new master key, after which the old one is not needed", async () => {
  const [old, fresh] = [key(), key()];
  const run = async (keys: string, ...argv: string[]) => {
    const environment = { ...concordat.environment, CONCORDAT_MASTER_KEY: keys };
    const { code, stdout, stderr } = await runCommand([...argv, "--json"], environment).result;
    return code === 0
      ? (JSON.parse(stdout) as Record<string, unknown>)
      : (JSON.parse(stderr) as { errors: string[] }).errors[0];
  };
  const token = ["token", "--subject", "ada"];
  expect(await run(old, ...token)).toMatchObject({ subject: "ada" });
  expect(await run(fresh, ...token)).toMatch(/does not open/);

  const remaining = async (keys: string) => {
    const { columns } = (await run(keys, "vault", "status")) as { columns: { table: string; remaining: number }[] };
    return columns.find(({ table }) => table === "signing_keys")?.remaining;
  };
  expect([await remaining(old), await remaining(fresh)]).toEqual([0, 1]);
  expect(await run(fresh, "vault", "rekey")).toMatch(/^1 secrets open with none of the master keys/);
  const moved = await run(`${fresh},${old}`, "vault", "rekey");
  expect(moved).toMatchObject({
    columns: expect.arrayContaining([expect.objectContaining({ table: "signing_keys", moved: 1 })]),
  });
  expect([await remaining(old), await remaining(fresh)]).toEqual([1, 0]);
  expect(await run(fresh, ...token)).toMatchObject({ subject: "ada" });
});

it("needs a master key that is there", async () => {
  expect(await concordat.fail("vault", "status")).toMatch(/^There is no master key here/);
});
