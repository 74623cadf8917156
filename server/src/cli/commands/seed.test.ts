import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestCommandLine, type TestCommandLine } from "../../testing/command-line.js";
import { loadMasterKeys } from "../../vault/master-keys.js";

let concordat: TestCommandLine;
beforeAll(async () => {
  concordat = await createTestCommandLine();
  await loadMasterKeys(undefined, concordat.environment["CONCORDAT_DATA_DIR"] ?? "");
});
afterAll(() => concordat.close());

it("fills an account with services that can be used, and adds nothing a second time", async () => {
  const { prisma } = concordat.database;
  await concordat.run("account", "create", "studio");
  const { key, media } = (await concordat.json("seed", "--account", "studio")) as {
    key: { username: string; accessKeyId: string };
    media: { uuid: string };
  };
  expect(key).toMatchObject({ username: "uploader", accessKeyId: expect.stringMatching(/^AKIA/) });
  const counts = async () => ({
    services: await prisma.storageService.count(),
    objects: await prisma.storedObject.count(),
    providers: await prisma.provider.count({ where: { name: "example-provider" } }),
    projects: await prisma.project.count({ where: { id: "data-lab" } }),
    websites: await prisma.staticWebsite.count({ where: { serviceUuid: media.uuid } }),
  });
  const before = await counts();
  expect(before).toEqual({ services: expect.any(Number), objects: 5, providers: 1, projects: 1, websites: 1 });
  await expect(concordat.run("seed", "--account", "studio")).rejects.toThrow("Nothing was added.");
  expect(await counts()).toEqual(before);
  await expect(concordat.run("seed", "--account", "nobody")).rejects.toThrow('There is no account "nobody"');
});
