import type { AnyOperation } from "@concordat/contract";
import { problemTypeBase } from "@concordat/contract/object-storage";
import { restoreData, type SavedData, saveData } from "../../../server/src/test-kit/saved-data.js";
import { startTestStorage, type TestStorage } from "../../../server/src/testing/storage.js";
import { createStorageData, finishProvisioning, type StorageData } from "../kit/storage/data.js";
import { type StorageCaller, storageCallers } from "../kit/storage/principals.js";
import { sendAlong, storageRows, valueIn, variablesOf } from "../kit/storage/requests.js";
import type { WireAnswer } from "../kit/wire.js";
import { type Cell, compareCells, type Effort, takeTurns } from "./cells.js";
import { expectationOf, type Origin, type StorageTarget, targetsOf } from "./storage-expectation.js";

const owners = { own: "own", foreign: "rival" } as const;

/** A server, its callers, and the data of two accounts. */
export interface StorageMatrix {
  readonly storage: TestStorage;
  readonly callers: readonly StorageCaller[];
  readonly data: Readonly<Record<keyof typeof owners, StorageData>>;
  /** All rows at the beginning. */
  readonly initial: SavedData;
}

export const startStorageMatrix = async (): Promise<StorageMatrix> => {
  const storage = await startTestStorage();
  const [own, other] = [await storage.account(owners.own), await storage.account(owners.foreign)];
  const data = {
    own: await createStorageData(own, owners.own, ["v2"]),
    foreign: await createStorageData(other, owners.foreign, ["v2", "v3"]),
  };
  const callers = await storageCallers(storage, own, other);
  await finishProvisioning(storage);
  return { storage, callers, data, initial: await saveData(storage.databaseUrl) };
};

const unknown = (variable: string): string =>
  variable.endsWith("_uuid") ? "12000000-0000-4000-8000-000000000000" : "no-such-thing";

const pathValues = (
  { data }: StorageMatrix,
  operation: AnyOperation,
  origins: Readonly<Record<string, Origin>>,
): Record<string, string> =>
  Object.fromEntries(
    variablesOf(operation).map((variable) => {
      const origin = origins[variable] ?? "unknown";
      return [variable, origin === "unknown" ? unknown(variable) : valueIn(operation, variable, data[origin])];
    }),
  );

/** An answer in the words of the operation's error table. */
const saidBy = (operation: AnyOperation, { status, text }: WireAnswer): string => {
  if (status === operation.success.status) return String(status);
  const type = String((JSON.parse(text) as { type?: string }).type).slice(problemTypeBase.length);
  const declared = operation.errors.find(
    (entry) => entry.status === status && "problem" in entry && entry.problem === type,
  );
  return declared?.code ?? `undeclared: ${text}`;
};

/** Names and ids of others' data that an answer to this caller shows. */
const leaksIn = ({ data }: StorageMatrix, caller: StorageCaller, { text }: WireAnswer): string[] => {
  const others = Object.values(data).filter(({ mark }) => mark !== caller.account);
  return others.flatMap(({ mark, values }) =>
    [values.service_uuid ?? "", values.job_uuid ?? "", values.access_key_id ?? "", `${mark}-`, `.${mark}.`].filter(
      (sign) => text.includes(sign),
    ),
  );
};

/** All rows, in whatever order the database keeps them. */
const rowsOf = ({ rows }: SavedData): string =>
  rows
    .flatMap(({ name, json }) => (JSON.parse(json) as object[]).map((row) => name + JSON.stringify(row)))
    .sort()
    .join("\n");

/** The callers of an operation; in the short form one of each account, in turns. */
const callersOf = ({ callers }: StorageMatrix, operation: AnyOperation, { isFull }: Effort): StorageCaller[] => {
  if (isFull) return [...callers];
  const turn = storageRows.findIndex((row) => row.operation === operation);
  const of = (account: string | undefined) => callers.filter((caller) => caller.account === account);
  const accounts = new Set(callers.map(({ account }) => account));
  return [...accounts].flatMap((account) => takeTurns(of(account), turn, 1));
};

type StorageCell = Cell<StorageCaller, StorageTarget>;

/** How many paths to foreign and unknown data a caller is tried with in the short form. */
const strangeTargets = 3;

const cellsOf = (matrix: StorageMatrix, operation: AnyOperation, effort: Effort): StorageCell[] => {
  const [own, ...strange] = targetsOf(operation) as [StorageTarget, ...StorageTarget[]];
  let turn = storageRows.findIndex((row) => row.operation === operation);
  const about = ({ account }: StorageCaller): StorageTarget[] => {
    // credentials that prove nothing are looked at before the request is
    if (account === undefined) return [own];
    return [own, ...(effort.isFull ? strange : takeTurns(strange, turn++, strangeTargets))];
  };
  return callersOf(matrix, operation, effort).flatMap((caller) =>
    about(caller).map((target) => ({ caller, target, expected: expectationOf(operation, caller, target, owners) })),
  );
};

/** The accepted cells that are tried: writes change the data, which takes long to restore. */
const tried = (
  accepted: readonly StorageCell[],
  { method }: AnyOperation,
  { isFull }: Effort,
): readonly StorageCell[] => (method === "GET" || isFull ? accepted : accepted.slice(0, 1));

/** Sends the requests of an operation's cells. @returns the differences from the contract, in words */
export const storageDifferences = async (
  matrix: StorageMatrix,
  operation: AnyOperation,
  effort: Effort,
): Promise<string[]> => {
  const { storage, initial } = matrix;
  const { databaseUrl } = storage;
  const isReading = operation.method === "GET";
  const success = String(operation.success.status);
  const cells = cellsOf(matrix, operation, effort);
  const [accepted, refused] = [true, false].map((wanted) =>
    cells.filter(({ expected }) => (expected === success) === wanted),
  ) as [StorageCell[], StorageCell[]];
  if (accepted.length === 0) return ["Nobody is accepted."];

  const observe = async ({ caller, target }: StorageCell): Promise<string> => {
    const answer = await sendAlong(storage, operation, pathValues(matrix, operation, target.origins), caller);
    return [saidBy(operation, answer), ...leaksIn(matrix, caller, answer).map((sign) => `shows ${sign}`)].join(", ");
  };
  const each = await Promise.all(refused.map((cell) => compareCells([cell], observe, effort)));
  const ofRefused = each.flat();
  if (effort.stopsAtFirst && ofRefused.length > 0) return ofRefused;
  const isUnchanged = isReading || rowsOf(await saveData(databaseUrl)) === rowsOf(initial);
  const ofAccepted = await compareCells(
    tried(accepted, operation, effort),
    async (cell) => {
      const observed = await observe(cell);
      if (!isReading) await restoreData(databaseUrl, initial);
      return observed;
    },
    effort,
  );
  return [...ofRefused, ...(isUnchanged ? [] : ["Refused requests have changed something."]), ...ofAccepted];
};
