import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestCommandLine, runCommand, type TestCommandLine } from "../../testing/command-line.js";

let concordat: TestCommandLine;
beforeAll(async () => {
  concordat = await createTestCommandLine();
});
afterAll(() => concordat.close());

/** Starts a developer's server and stops it again. @returns what it has printed */
const dev = async (): Promise<string> => {
  const server = runCommand(["dev"], { ...concordat.environment, PORT: "0" });
  const text = await server.answered;
  server.emit("SIGTERM");
  await server.result;
  return text;
};

it("fills a developer's server at its first start, and shows its credentials", async () => {
  const services = () => concordat.database.prisma.storageService.count();
  expect(await dev()).toMatch(/shown only now: password \S+, token \S+/);
  expect(await services()).toBe(3);
  await dev();
  expect(await services()).toBe(3);
});
