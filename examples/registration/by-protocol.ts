import assert from "node:assert/strict";
import { readFile, stat } from "node:fs/promises";
import { Concordat } from "@concordat/sdk";
import { SignJWT } from "jose";
import type { Core } from "../local-core/core.js";
import { narrated, tellExchange } from "../local-core/narration.js";
import { checkAuthenticated, checkInitialized, showState, step } from "./checks.js";
import { startModule } from "./module-process.js";

const name = "example";
const tell = (text: string): void => console.log(text);

/** The users of Core, by what they are in the protocol. */
const speakers = { sysadmin: "System administrator", admin: "Administrator of UCloud" } as const;

/** Sends the module what an impostor could send: it must be refused. */
const sendAsImpostor = async (port: number, path: string, body: object, bearer?: string): Promise<number> => {
  const response = await fetch(`http://127.0.0.1:${port}/ucloud/${name}/integration/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    body: JSON.stringify(body),
  });
  const answer = { status: response.status, body: await response.text() };
  const called = {
    method: "POST",
    url: response.url,
    authorization: bearer && `Bearer ${bearer}`,
    body: JSON.stringify(body),
  };
  tell(tellExchange("Impostor", called, answer));
  return response.status;
};

/** The registration protocol: the module asks, a user signs, an administrator approves, Core welcomes the module. */
export const registerByProtocol = async (core: Core, credentialsFile: string): Promise<void> => {
  const client = async (who: keyof typeof speakers, role: "USER" | "ADMIN") =>
    new Concordat({
      baseUrl: core.url,
      credentials: await core.token(who, role),
      fetch: narrated(speakers[who], tell),
    });
  const [sysadmin, admin] = [await client("sysadmin", "USER"), await client("admin", "ADMIN")];

  console.log(`
The first way: the registration protocol. UCloud has deprecated it since 2023-01 (providers.requestApproval, providers.approve
and the call welcome): new providers are created by an administrator, which is the second way. Deployed modules still use it.`);
  step("Provider", "The integration module starts and asks Core for registration");
  const integration = startModule({ name, coreUrl: core.url, credentialsFile }, tell);
  try {
    const { port } = await integration.next("listening");
    const { token } = await integration.next("needs-signature");
    showState("requested. The request ends after five minutes, unless somebody signs it");

    step("System administrator", "A user of Core, who runs the provider, signs the request");
    const signed = await sysadmin.providers.requestApproval({ type: "sign", token });
    assert.deepEqual(signed, { type: "awaiting_admin_approval", token });
    showState("signed. It awaits the approval of an administrator of UCloud");

    step("Impostor", "Somebody who does not know the token tries to welcome the module: refused");
    const forged = { token: "guessed", createdProvider: { refreshToken: "mine", publicKey: "mine" } };
    assert.equal(await sendAsImpostor(port, "welcome", forged), 403);
    await integration.next("refused");

    step(
      "Impostor",
      "Somebody who has seen the token on the page tries it with keys of their own: refused, since Core does not know them",
    );
    const stolen = { token, createdProvider: { refreshToken: "mine", publicKey: "mine" } };
    assert.equal(await sendAsImpostor(port, "welcome", stolen), 403);
    await integration.next("refused");

    step(
      "Administrator of UCloud",
      "Approves. Core calls welcome at the module, which stores its keys and goes to work",
    );
    const { id } = await admin.providers.approve({ token });
    await integration.next("welcomed");
    showState("registered. Core knows the provider, and the module has its keys");
    checkAuthenticated(await integration.next("authenticated"), name);

    step("System administrator", "The owner of the provider reads the same tokens that the module has stored");
    const provider = await sysadmin.providers.retrieve({ id, flags: { includeOthers: true } });
    const { refreshToken, publicKey } = provider;
    assert.deepEqual(JSON.parse(await readFile(credentialsFile, "utf8")), { refreshToken, publicKey });
    if (process.platform !== "win32") assert.equal((await stat(credentialsFile)).mode & 0o777, 0o600);
    assert.equal(provider.specification.id, name);
    assert.equal(provider.specification.port, port);
    assert.equal(provider.owner.createdBy, "sysadmin");

    step("System administrator", "Asks for initialization: Core calls the module, and proves itself with a token");
    await sysadmin.providers.init({ project: provider.owner.project });
    checkInitialized(await integration.next("initialized"), "sysadmin");

    step("Impostor", "Somebody calls the module with a token of their own making: refused");
    const secret = new TextEncoder().encode(publicKey);
    const claims = new SignJWT({ role: "SERVICE" }).setProtectedHeader({ alg: "HS256" }).setSubject("_UCloud");
    const token256 = await claims.setIssuer("cloud.sdu.dk").setIssuedAt().setExpirationTime("5m").sign(secret);
    assert.equal(await sendAsImpostor(port, "init", { username: "sysadmin" }, token256), 401);
    await integration.next("refused");

    step("Administrator of UCloud", "Tries to approve once more: refused, since the token of the protocol is used up");
    assert.equal((await admin.providers.approve({ token }).raw()).status, 400);
  } finally {
    await integration.close();
  }
};
