import assert from "node:assert/strict";
import { Concordat } from "@concordat/sdk";
import type { Core } from "../local-core/core.js";
import { narrated } from "../local-core/narration.js";
import { checkAuthenticated, checkInitialized, showState, step } from "./checks.js";
import { storeCredentials } from "./credentials-file.js";
import { startModule } from "./module-process.js";

const name = "simple";
const tell = (text: string): void => console.log(text);

/** The simple way: an administrator creates the provider, its owner reads the tokens and hands them to the module. */
export const registerSimply = async (core: Core, credentialsFile: string): Promise<void> => {
  console.log("\nThe second way, which UCloud uses today: an administrator creates the provider");
  step(
    "Operator of Core",
    "Makes a project for the provider, with the system administrator at its head (command line)",
  );
  const project = await core.run("project", "create", "Simple provider", "--pi", "sysadmin");
  console.log(`  ${await core.run("project", "member", "add", project, "admin", "--role", "ADMIN")}`);

  const client = async (who: string, speaker: string) =>
    new Concordat({ baseUrl: core.url, project, credentials: await core.token(who), fetch: narrated(speaker, tell) });
  const [sysadmin, admin] = [
    await client("sysadmin", "System administrator"),
    await client("admin", "Administrator of UCloud"),
  ];

  step("Administrator of UCloud", "Creates the provider in that project");
  const specification = { id: name, domain: "127.0.0.1", https: false };
  const { responses } = await admin.providers.create({ items: [specification] });
  const id = responses[0]?.id ?? assert.fail("Core answered no id.");
  assert.equal((await admin.providers.create({ items: [specification] }).raw()).status, 409);

  step("System administrator", "Finds the provider, reads its tokens, and stores them where the module will look");
  showState("registered. The module does not have its keys yet");
  const page = await sysadmin.providers.browse({ flags: { filterName: name } });
  assert.deepEqual(
    page.items.map((item) => item.id),
    [id],
  );
  const { refreshToken, publicKey } = await sysadmin.providers.retrieve({ id });
  await storeCredentials(credentialsFile, { refreshToken, publicKey });

  step("Provider", "The module starts with these tokens and gets access at once");
  const integration = startModule({ name, coreUrl: core.url, credentialsFile }, tell);
  try {
    const { port } = await integration.next("listening");
    checkAuthenticated(await integration.next("authenticated"), name);

    step("Administrator of UCloud", "Stores the port that the module listens on; the owner sees it");
    await admin.providers.update({ items: [{ ...specification, port }] });
    assert.equal((await sysadmin.providers.retrieve({ id })).specification.port, port);

    step("System administrator", "Asks for initialization: Core calls the module there");
    await sysadmin.providers.init();
    checkInitialized(await integration.next("initialized"), "sysadmin");
  } finally {
    await integration.close();
  }
};
