// A provider's daemon from its registration to the renewal of its keys, through restarts, against a server of our own:
// `npx tsx examples/integration-module/run.ts`.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { Concordat } from "@concordat/sdk";
import { startCore } from "../local-core/core.js";
import { temporaryFolder } from "../local-core/temporary-folder.js";
import type { Config } from "./config.js";
import { type Daemon, renewKeys, startDaemon } from "./daemon-process.js";

let steps = 0;
const step = (what: string): void => console.log(`\n${++steps}. ${what}`);

/** A port that nobody listens on: it stays the same through the daemon's restarts. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : assert.fail("There is no port.");
};

const core = await startCore();
let daemon: Daemon | undefined;
try {
  const folder = temporaryFolder();
  const [configFile, keysFile] = [join(folder, "config.json"), join(folder, "keys.json")];
  const port = await freePort();
  const config: Config = {
    provider: "example",
    core: core.url,
    issuer: "cloud.sdu.dk",
    specification: { domain: "127.0.0.1", https: false, port },
    listen: { host: "127.0.0.1", port },
    keysFile: "keys.json",
  };
  await writeFile(configFile, JSON.stringify(config));
  const clientOf = async (who: string, role: "USER" | "ADMIN") =>
    new Concordat({ baseUrl: core.url, credentials: await core.token(who, role) });
  const [sysadmin, admin] = [await clientOf("sysadmin", "USER"), await clientOf("admin", "ADMIN")];

  step("The daemon starts for the first time, and asks Core for registration");
  daemon = startDaemon(configFile);
  const { token, url } = await daemon.next("approval-needed");
  assert.equal(new URL(url).searchParams.get("token"), token);

  step("It is killed, and started again: it goes on with the token that still stands");
  await daemon.kill();
  daemon = startDaemon(configFile);
  assert.equal((await daemon.next("approval-needed")).token, token);

  step("The system administrator signs, an administrator of UCloud approves, Core's welcome brings the keys");
  await sysadmin.providers.requestApproval({ type: "sign", token });
  const { id } = await admin.providers.approve({ token });
  await daemon.next("welcomed");
  await daemon.next("ready");
  const owned = await sysadmin.providers.retrieve({ id });
  const storedKeys = async () => JSON.parse(await readFile(keysFile, "utf8")) as { keys: object };
  assert.deepEqual((await storedKeys()).keys, { refreshToken: owned.refreshToken, publicKey: owned.publicKey });
  if (process.platform !== "win32") assert.equal((await stat(keysFile)).mode & 0o777, 0o600);

  const { project } = owned.owner;
  /** Core calls the daemon, which calls Core as the provider: 403 says that Core knows it, 401 would be that it does not. */
  const initialize = async (running: Daemon): Promise<void> => {
    await sysadmin.providers.init({ project });
    const prepared = await running.next("prepared");
    assert.deepEqual(prepared, { type: "prepared", username: "sysadmin", statusAtCore: 403 });
    assert.equal((await running.next("served")).onBehalfOf, "sysadmin");
  };
  step("A user works with the provider: Core calls the daemon, and the daemon calls Core");
  await initialize(daemon);

  step("Somebody who is not Core calls the daemon: refused");
  const headers = { authorization: `Bearer ${await core.token("_UCloud", "SERVICE")}` };
  const forged = await fetch(`http://127.0.0.1:${port}/ucloud/example/integration/retrieveManifest`, { headers });
  assert.deepEqual([forged.status, await forged.json()], [401, { why: "Unauthorized", errorCode: null }]);
  assert.match((await daemon.next("refused")).reason, /signed with the provider's key/);

  step("The daemon is stopped and started: it needs nobody, and works on");
  await daemon.stop();
  daemon = startDaemon(configFile);
  await daemon.next("ready");
  await initialize(daemon);

  step("The owner has the keys renewed: the daemon does not know Core any more, and Core not the daemon");
  await sysadmin.providers.renewToken({ items: [{ id }] });
  await sysadmin.providers.init({ project });
  assert.match((await daemon.next("refused")).reason, /signed with the provider's key/);

  step("The owner hands the new keys over, while the daemon runs: what Core could not call before, it calls again");
  const renewed = await sysadmin.providers.retrieve({ id });
  assert.notEqual(renewed.publicKey, owned.publicKey);
  await renewKeys(configFile, renewed);
  assert.equal((await daemon.next("prepared")).statusAtCore, 403);
  await daemon.next("served");

  step("It is killed and started once more: the new keys have stayed");
  await daemon.kill();
  daemon = startDaemon(configFile);
  await daemon.next("ready");
  await initialize(daemon);
  assert.deepEqual((await storedKeys()).keys, { refreshToken: renewed.refreshToken, publicKey: renewed.publicKey });
  console.log("\nThe daemon went through all of it as it should.");
} finally {
  await daemon?.stop();
  await core.close();
}
