// A withdrawn key of Core is accepted for a minute at most, however the clock is set meanwhile.
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startTestCore, type TestCore } from "../../../server/src/testing/core.js";

const hour = 3_600_000;
let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.close());

it("is looked up again after a minute though the clock shows the minute in which it was read", async () => {
  const { clock, prisma } = core.context;
  let passed = 0;
  const steady = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => steady() + passed);
  const ada = await core.as("ada");
  const browse = async () => (await ada.providers.browse({ query: {} })).status;
  expect(await browse()).toBe(200);
  await prisma.signingKey.deleteMany();
  expect(await browse()).toBe(200);
  // an hour goes by, and the clock is put back by one
  passed += hour;
  clock.advance(hour);
  clock.advance(-hour);
  expect(await browse()).toBe(401);
});
