import type { AnyOperation, WalkedOperation } from "@concordat/contract";
import { problemTypeBase } from "@concordat/contract/object-storage";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { restoreData, type SavedData, saveData } from "../../../server/src/test-kit/saved-data.js";
import { startTestStorage, type TestStorage } from "../../../server/src/testing/storage.js";
import { createStorageData, finishProvisioning, type StorageData } from "../kit/storage/data.js";
import { type StorageCaller, storageCallers } from "../kit/storage/principals.js";
import { type StorageAnswer, sendAlong, storageRows, valueIn, variablesOf } from "../kit/storage/requests.js";
import { expectationOf, type Origin, type StorageTarget, targetsOf } from "./storage-expectation.js";

const owners = { own: "own", foreign: "rival" } as const;
let storage: TestStorage;
let callers: StorageCaller[];
let data: Readonly<Record<"own" | "foreign", StorageData>>;
let initial: SavedData;
beforeAll(async () => {
  storage = await startTestStorage();
  const [own, other] = [await storage.account(owners.own), await storage.account(owners.foreign)];
  data = {
    own: await createStorageData(own, owners.own, ["v2"]),
    foreign: await createStorageData(other, owners.foreign, ["v2", "v3"]),
  };
  callers = await storageCallers(storage, own, other);
  await finishProvisioning(storage);
  initial = await saveData(storage.databaseUrl);
});
afterAll(() => storage.close());

const unknown = (variable: string): string =>
  variable.endsWith("_uuid") ? "12000000-0000-4000-8000-000000000000" : "no-such-thing";

const along = (operation: AnyOperation, origins: Readonly<Record<string, Origin>>) =>
  Object.fromEntries(
    variablesOf(operation).map((variable) => {
      const origin = origins[variable] ?? "unknown";
      return [variable, origin === "unknown" ? unknown(variable) : valueIn(operation, variable, data[origin])];
    }),
  );

/** An answer in the words of the operation's error table. */
const saidBy = (operation: AnyOperation, { status, text }: StorageAnswer): string => {
  if (status === operation.success.status) return String(status);
  const type = String((JSON.parse(text) as { type?: string }).type).slice(problemTypeBase.length);
  const declared = operation.errors.find(
    (entry) => entry.status === status && "problem" in entry && entry.problem === type,
  );

  return declared?.code ?? `undeclared: ${text}`;
};

/** Marks of data that an answer to this caller shows and must not. */
const leaksIn = (caller: StorageCaller, { text }: StorageAnswer): string[] => {
  const others = Object.values(data).filter(({ mark }) => mark !== caller.account);
  return others.flatMap(({ mark, values }) =>
    [values.service_uuid ?? "", values.job_uuid ?? "", values.access_key_id ?? "", `${mark}-`, `.${mark}.`].filter(
      (sign) => text.includes(sign),
    ),
  );
};

/** All rows, in whatever order the database keeps them. */
const rowsOf = ({ rows }: SavedData): string[] =>
  rows.flatMap(({ name, json }) => (JSON.parse(json) as object[]).map((row) => name + JSON.stringify(row))).sort();

const isFull = process.env["CONCORDAT_PROOF"] === "full";

/** Success changes what there is, which takes long to restore: in the short form each kind of credentials succeeds once. */
const succeeds = (operation: AnyOperation, { name }: StorageCaller): boolean =>
  operation.method === "GET" || isFull || name === "the account's token" || name === "another account's password";

/** Finding out that a password is wrong takes as long as it is meant to: in the short form those who have none take turns. */
const callersOf = (operation: AnyOperation): StorageCaller[] => {
  const [good, useless] = [true, false].map((wanted) =>
    callers.filter(({ account }) => (account !== undefined) === wanted),
  ) as [StorageCaller[], StorageCaller[]];
  const turn = storageRows.findIndex((row) => row.operation === operation);
  return [
    ...good,
    ...(isFull ? useless : [0, 1, 2].map((next) => useless[(turn + next) % useless.length] as StorageCaller)),
  ];
};

interface Cell {
  readonly caller: StorageCaller;
  readonly target: StorageTarget;
  readonly expected: string;
}

describe("every operation answers each caller as the contract says", () => {
  it.each(storageRows)("$id", async ({ operation }: WalkedOperation) => {
    const success = String(operation.success.status);
    const cells = callersOf(operation).flatMap((caller): Cell[] => {
      const targets = targetsOf(operation);
      // credentials that prove nothing are looked at before the request is
      const about = caller.account === undefined ? targets.slice(0, 1) : targets;
      return about.map((target) => ({ caller, target, expected: expectationOf(operation, caller, target, owners) }));
    });
    const [accepted, refused] = [true, false].map((wanted) =>
      cells.filter(({ expected }) => (expected === success) === wanted),
    ) as [Cell[], Cell[]];
    const wrong: string[] = [];
    const look = async ({ caller, target, expected }: Cell) => {
      const answer = await sendAlong(storage, operation, along(operation, target.origins), caller);
      const observed = [saidBy(operation, answer), ...leaksIn(caller, answer).map((sign) => `shows ${sign}`)].join(
        ", ",
      );
      if (observed !== expected)
        wrong.push(`${caller.name}: ${target.name}: ${expected} expected, ${observed} observed`);
    };
    await Promise.all(refused.map(look));
    const after = operation.method === "GET" ? initial : await saveData(storage.databaseUrl);
    for (const cell of accepted.filter(({ caller }) => succeeds(operation, caller))) {
      await look(cell);
      if (operation.method !== "GET") await restoreData(storage.databaseUrl, initial);
    }
    expect(wrong).toEqual([]);
    expect(rowsOf(after)).toEqual(rowsOf(initial));
    expect(accepted.length).toBeGreaterThan(0);
  });
});
