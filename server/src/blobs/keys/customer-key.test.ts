import { randomBytes } from "node:crypto";
import { inspect } from "node:util";
import { expect, it } from "vitest";
import { CustomerKey, isSameKey, makeCheck, makeWrappedKey, unwrapKey } from "./customer-key.js";
import { expandKey } from "./object-key.js";

const serviceKey = randomBytes(32);
const keys = {
  toSeal: async (_: string, use: string) => expandKey(serviceKey, use),
  toOpen: async (_: string, use: string) => expandKey(serviceKey, use),
};
const bytes = randomBytes(32);
const mine = { serviceUuid: "service", customerKey: new CustomerKey(bytes) };
const another = { serviceUuid: "service", customerKey: new CustomerKey(randomBytes(32)) };

it("a wrapped key opens with the customer's key, for its body only", async () => {
  const { key, keySealed } = await makeWrappedKey(keys, mine, "blob 1");
  expect((await unwrapKey(keys, mine, keySealed, "blob 1")).equals(key)).toBe(true);
  await expect(unwrapKey(keys, another, keySealed, "blob 1")).rejects.toMatchObject({ fault: "customer-key" });
  await expect(unwrapKey(keys, mine, keySealed, "blob 2")).rejects.toMatchObject({ fault: "damaged" });
  const cut = keySealed.subarray(0, -1);
  await expect(unwrapKey(keys, mine, cut, "blob 1")).rejects.toMatchObject({ fault: "damaged" });
});

it("every changed byte of what is kept is noticed", async () => {
  const { keySealed } = await makeWrappedKey(keys, mine, "blob 1");
  for (let at = 0; at < keySealed.length; at++) {
    const changed = Buffer.from(keySealed);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(unwrapKey(keys, mine, changed, "blob 1")).rejects.toMatchObject({ fault: expect.any(String) });
  }
});

it("a check tells the key again, differs each time, and holds nothing of it", async () => {
  const [check, second] = [await makeCheck(keys, mine), await makeCheck(keys, mine)];
  expect(await isSameKey(keys, mine, check)).toBe(true);
  expect(await isSameKey(keys, another, check)).toBe(false);
  expect(check.equals(second)).toBe(false);
  expect(check.includes(bytes)).toBe(false);
  // nor can it be tried out without the key of the service
  const stolen = { toSeal: keys.toSeal, toOpen: async (_: string, use: string) => expandKey(Buffer.alloc(32), use) };
  expect(await isSameKey(stolen, mine, check)).toBe(false);
});

it("a customer's key shows in no text", () => {
  const shown = inspect(mine, { showHidden: true, depth: 9 }) + JSON.stringify(mine);
  for (const text of [bytes.toString("hex"), bytes.toString("base64"), inspect(bytes)])
    expect(shown).not.toContain(text);
});
