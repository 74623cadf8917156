import { randomBytes } from "node:crypto";
import type pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { withConnection } from "../database/connection.js";
import { dataModel } from "../generated/data-model.js";
import { createTestDatabase, type TestDatabase } from "../testing/database.js";
import { countOthers, rekey } from "./rekey.js";
import { allSealedColumns, sealedColumns } from "./sealed-columns.js";
import { createVault, type Vault } from "./vault.js";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() =>
  connected((client) => client.query("TRUNCATE auth_providers, signing_keys, deliveries, idempotency_records CASCADE")),
);

const connected = <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => withConnection(database.url, work);

it("knows every sealed column of the schema, by its primary key", () => {
  const sealed = Object.values(dataModel).flatMap(({ table, columns }) =>
    Object.values(columns).flatMap(({ column }) => (column.endsWith("_sealed") ? [`${table}.${column}`] : [])),
  );
  expect(allSealedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(sealed.sort());
});

/** A row in every table with boxes; returns what opens each of them. */
const fill = async (vault: Vault, name: string): Promise<(vault: Vault) => Promise<string[]>> => {
  const [at, keyHash] = [new Date(), randomBytes(32)];
  const seal = (column: { readonly purpose: (...values: never[]) => string }, ...values: string[]) =>
    vault.seal(`secret of ${name}`, column.purpose(...(values as never[])));
  const { prisma } = database;
  await prisma.authProvider.create({
    data: {
      name,
      publicKey: "",
      privateKeySealed: seal(sealedColumns.providerPrivateKey, name),
      refreshTokenSealed: seal(sealedColumns.providerRefreshToken, name),
      refreshTokenHash: randomBytes(32),
      createdAt: at,
      renewedAt: at,
    },
  });
  await prisma.signingKey.create({
    data: { id: name, publicKey: "", privateKeySealed: seal(sealedColumns.signingKey, name) },
  });
  const delivery = await prisma.delivery.create({
    data: {
      operation: "x",
      provider: name,
      payloadSealed: seal(sealedColumns.deliveryPayload, "x", name),
      dueAt: at,
      createdAt: at,
    },
  });
  await prisma.idempotencyRecord.create({
    data: { keyHash, answerSealed: seal(sealedColumns.keptAnswer, keyHash.toString("hex")), expiresAt: at },
  });
  return async (reader) => {
    const provider = await prisma.authProvider.findUniqueOrThrow({ where: { name } });
    const key = await prisma.signingKey.findUniqueOrThrow({ where: { id: name } });
    const { payloadSealed } = await prisma.delivery.findUniqueOrThrow({ where: { id: delivery.id } });
    const { answerSealed } = await prisma.idempotencyRecord.findUniqueOrThrow({ where: { keyHash } });
    return [
      reader.open(provider.privateKeySealed, sealedColumns.providerPrivateKey.purpose(name)),
      reader.open(provider.refreshTokenSealed, sealedColumns.providerRefreshToken.purpose(name)),
      reader.open(key.privateKeySealed, sealedColumns.signingKey.purpose(name)),
      reader.open(payloadSealed, sealedColumns.deliveryPayload.purpose("x", name)),
      reader.open(answerSealed, sealedColumns.keptAnswer.purpose(keyHash.toString("hex"))),
    ];
  };
};

it("moves boxes of every kind and age under the current key, again and again, and tells what does not open", async () => {
  const [old, fresh, foreign] = [randomBytes(32), randomBytes(32), randomBytes(32)];
  const opened = await Promise.all(Array.from({ length: 3 }, (_, index) => fill(createVault(old), `moved ${index}`)));
  const vault = createVault(fresh, old);
  expect((await connected((client) => countOthers(client, vault))).map(({ remaining }) => remaining)).toContain(3);

  const first = await connected((client) => rekey(client, vault));
  expect(first.reduce((sum, { moved }) => sum + moved, 0)).toBe(15);
  expect(first.every(({ remaining }) => remaining === 0)).toBe(true);
  for (const open of opened) expect(new Set(await open(createVault(fresh))).size).toBe(1);

  await fill(createVault(foreign), "not ours");
  const second = await connected((client) => rekey(client, vault));
  expect(second.reduce((sum, { moved }) => sum + moved, 0)).toBe(0);
  expect(second.find(({ table }) => table === "signing_keys")).toMatchObject({ remaining: 1, unreadable: 1 });
});

it("leaves what somebody changes meanwhile to them, and finds it later", async () => {
  const [old, fresh] = [randomBytes(32), randomBytes(32)];
  const vault = createVault(fresh, old);
  await fill(createVault(old), "busy");
  const purpose = sealedColumns.signingKey.purpose("busy");
  await connected(async (busy) => {
    await busy.query("BEGIN");
    const changed = createVault(old).seal("changed", purpose);
    await busy.query("UPDATE signing_keys SET private_key_sealed = $1 WHERE id = 'busy'", [changed]);
    const moving = connected((client) => rekey(client, vault));
    // the locked row does not keep the move from the others
    await expect
      .poll(async () => {
        const others = await connected((client) => countOthers(client, vault));
        return others.find(({ table }) => table === "auth_providers")?.remaining;
      })
      .toBe(0);
    await busy.query("COMMIT");
    await moving;
    await connected((client) => rekey(client, vault));
  });
  const row = await database.prisma.signingKey.findUniqueOrThrow({ where: { id: "busy" } });
  expect(createVault(fresh).open(row.privateKeySealed, purpose)).toBe("changed");
});
