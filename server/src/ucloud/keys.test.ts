import { createPublicKey, randomBytes, sign, verify } from "node:crypto";
import { expect, it, vi } from "vitest";
import { createVault } from "../vault/vault.js";
import { boundPublicKey, readPrivateKey, readPublicKey } from "./keys.js";

/** As it is: in other tests a few keys go round. */
const { generateKeyPair } = await vi.importActual<typeof import("./keys.js")>("./keys.js");

it("makes RSA keys of 2048 bits in UCloud's form, never the same twice, whose halves belong together", async () => {
  const [pair, other] = await Promise.all([generateKeyPair(), generateKeyPair()]);
  const text = Buffer.from("signed");
  for (const { publicKey, privateKey } of [pair, other]) {
    expect(publicKey).toMatch(/^[A-Za-z0-9+/]+=*$/);
    expect(createPublicKey(readPrivateKey(privateKey)).asymmetricKeyDetails?.modulusLength).toBe(2048);
    const signature = sign("sha256", text, readPrivateKey(privateKey));
    expect(verify("sha256", text, readPublicKey(publicKey), signature)).toBe(true);
  }
  expect(pair.publicKey).not.toBe(other.publicKey);
  expect(
    verify("sha256", text, readPublicKey(other.publicKey), sign("sha256", text, readPrivateKey(pair.privateKey))),
  ).toBe(false);
});

it("takes a stored public key for one only where it belongs to the sealed private key of its row", async () => {
  const vault = createVault(randomBytes(32));
  const [pair, attacker] = await Promise.all([generateKeyPair(), generateKeyPair()]);
  const privateKeySealed = vault.seal(pair.privateKey, "mine");
  const { publicKey } = pair;
  const key = boundPublicKey(vault, { publicKey, privateKeySealed }, "mine");
  expect(key?.export({ type: "spki", format: "der" }).toString("base64")).toBe(publicKey);

  expect(boundPublicKey(vault, { publicKey: attacker.publicKey, privateKeySealed }, "mine")).toBeUndefined();
  expect(boundPublicKey(vault, { publicKey, privateKeySealed }, "another row")).toBeUndefined();
  const own = createVault(randomBytes(32)).seal(attacker.privateKey, "mine");
  expect(boundPublicKey(vault, { publicKey: attacker.publicKey, privateKeySealed: own }, "mine")).toBeUndefined();
});
