import { randomBytes } from "node:crypto";
import { type AnyOperation, contract, servedOperations } from "@concordat/contract";
import { openApiDocument } from "@concordat/contract/openapi";
import { pino } from "pino";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { startTestCore, type TestCore } from "../../../server/src/testing/core.js";
import { startTestStorage, type TestAccount, type TestStorage } from "../../../server/src/testing/storage.js";
import { createStorageData, type StorageData } from "../kit/storage/data.js";
import { sendAlong, storageRows, valueIn, variablesOf } from "../kit/storage/requests.js";
import { requestTo, type TextSlot, textSlots } from "../kit/text-slots.js";
import { type UCloudTarget, uCloudTargets } from "../kit/ucloud/data.js";
import { sendAbout, uCloudRows } from "../kit/ucloud/requests.js";
import { isSecretMember, knownSecrets } from "./known-secrets.js";
import { everyFile, everyRow, withoutTables } from "./stored.js";

const secrets = knownSecrets();
const log: string[] = [];
/** Headers and bodies of all refusals. */
const refusals: string[] = [];
/** The operations that answered a secret. */
const answered = new Set<string>();

let core: TestCore;
let target: UCloudTarget;
let storage: TestStorage;
let data: StorageData;
let account: TestAccount;
let bearers: { readonly ucloud: string; readonly account: string };
beforeAll(async () => {
  // a log that redacts nothing by itself
  const logger = pino({ level: "trace" }, { write: (line: string) => void log.push(line) });
  core = await startTestCore({}, logger);
  target = (await uCloudTargets(core)).find(({ name }) => name === "personal") as UCloudTarget;
  storage = await startTestStorage({}, logger);
  account = await storage.account("owner");
  data = await createStorageData(account, "owner", ["v2"]);
  const ucloud = await core.token("admin", "ADMIN");
  bearers = { ucloud: `Bearer ${ucloud}`, account: `Bearer ${account.token}` };
  secrets.keep("a user's token", ucloud);
  secrets.keep("an account's token", account.token);
  secrets.keep("an account's password", account.password);
  secrets.keep("an account's password as it is sent", btoa(`${account.username}:${account.password}`));
});
afterAll(() => Promise.all([core.close(), storage.close()]));

const note = (origin: string, status: number, headers: unknown, text: string): void => {
  if (status >= 300) refusals.push(`${JSON.stringify(headers)} ${text}`);
  if (status >= 300 || text === "") return;
  if (secrets.keepAll(origin, JSON.parse(text))) answered.add(origin);
};

/** Sends every operation's example about existing data. */
const sendEverything = async (): Promise<number[]> => {
  const statuses: number[] = [];
  for (const row of uCloudRows) {
    const { status, body } = await sendAbout(core, row, target, bearers.ucloud);
    note(row.name, status, {}, JSON.stringify(body));
    statuses.push(status);
  }
  const caller = { name: "", authorization: bearers.account, account: "owner", isPoor: false };
  // deletions come last, the longest paths first, so that their targets still exist
  const order = ({ method, path }: AnyOperation) => (method === "DELETE" ? 1000 - path.length : 0);
  for (const { id, operation } of [...storageRows].sort(
    (one, other) => order(one.operation) - order(other.operation),
  )) {
    const values = Object.fromEntries(variablesOf(operation).map((name) => [name, valueIn(operation, name, data)]));
    const { status, headers, text } = await sendAlong(storage, operation, values, caller);
    note(`objectStorage.${id}`, status, headers, text);
    statuses.push(status);
  }
  return statuses;
};

/** Members of answers that are secrets, by the schemas of the contract. */
const secretMembersOf = ({ success }: AnyOperation): string[] => {
  if (typeof success.body !== "object" || success.body === null || !("~standard" in success.body)) return [];
  const found = new Set<string>();
  const look = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    if ("properties" in node && typeof node.properties === "object")
      for (const name of Object.keys(node.properties ?? {})) if (isSecretMember(name)) found.add(name);
    for (const member of Object.values(node)) look(member);
  };
  look(z.toJSONSchema(success.body as unknown as z.ZodType, { io: "input", unrepresentable: "any" }));
  return [...found];
};

/** Puts a new secret into every text of every request, one at a time. @returns the statuses */
const plantEverywhere = async (chosen: readonly TextSlot[] = textSlots): Promise<number[]> => {
  const statuses: number[] = [];
  for (const place of chosen) {
    const logged = log.length;
    const isAccount = (place.operation.auth as { scheme: string }).scheme === "account";
    const { url } = isAccount ? storage : core;
    const isForSecrets = isSecretMember(place.name.split(".").at(-1) ?? "");
    const isInPath = / pathParams\./.test(place.name);
    // paths are logged, and whatever is accepted elsewhere is stored as it is: there only the refusal may not repeat it
    const secret = isForSecrets ? secrets.plant(place.name) : `Misplaced${randomBytes(17).toString("hex")}`;
    const [address, init] = requestTo(url, place, secret);
    const authorization = isAccount ? bearers.account : bearers.ucloud;
    const response = await fetch(address, { ...init, headers: { ...init.headers, authorization } });
    const text = await response.text();
    note(place.name, response.status, [...response.headers], text);
    if (!response.ok) expect([place.name, text.includes(secret)]).toEqual([place.name, false]);
    if (!isInPath)
      expect([place.name, log.slice(logged).some((line) => line.includes(secret))]).toEqual([place.name, false]);
    statuses.push(response.status);
  }
  return statuses;
};

/** The tables without which no request reaches an operation. */
const needed = ["accounts", "account_tokens", "signing_keys", "users", "_prisma_migrations"];

it("stand in no log, no refusal, no row and no file, whatever is asked", { timeout: 180_000 }, async () => {
  const statuses = await sendEverything();
  const expected = servedOperations(contract);
  const withSecrets = expected.filter(({ operation }) => secretMembersOf(operation).length > 0).map(({ id }) => id);
  // every operation that has secrets to tell has told some, or else this would say nothing about them
  const told = new Set([...answered].map((origin) => origin.split(" ")[0]));
  expect(withSecrets.filter((id) => !told.has(id))).toEqual([]);
  expect(statuses.filter((status) => status >= 500)).toEqual([]);

  await plantEverywhere();
  const urls = [core.databaseUrl, storage.databaseUrl];
  const schemeOf = { [core.databaseUrl]: "ucloud", [storage.databaseUrl]: "account" };
  for (const url of urls) {
    expect(secrets.foundIn(await everyRow(url))).toEqual([]);
    for (const file of await everyFile(url)) expect(secrets.foundIn(file)).toEqual([]);
  }

  // whatever can break tells what broke, and no more
  for (const url of urls) {
    const logged = log.length;
    const isHere = ({ operation: { auth } }: TextSlot) => (auth as { scheme: string }).scheme === schemeOf[url];
    const broken = () => plantEverywhere(textSlots.filter(isHere));
    const work = async () => expect((await broken()).filter((status) => status === 500).length).toBeGreaterThan(20);
    await withoutTables(url, (name) => !needed.includes(name), work);
    expect(log.slice(logged).join("")).toContain("request failed");
  }

  expect(secrets.origins.size).toBeGreaterThan(20);
  expect(refusals.length).toBeGreaterThan(100);
  expect(secrets.foundIn(log.join("\n"))).toEqual([]);
  expect(secrets.foundIn(refusals.join("\n"))).toEqual([]);
  expect(secrets.foundIn(JSON.stringify(openApiDocument()))).toEqual([]);
});
