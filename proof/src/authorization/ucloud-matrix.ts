import type { Configuration } from "../../../server/src/configuration.js";
import { startTestCore, type TestCore } from "../../../server/src/testing/core.js";
import { type UCloudTarget, uCloudTargets } from "../kit/ucloud/data.js";
import { type UCloudCaller, uCloudCallers } from "../kit/ucloud/principals.js";
import {
  isAboutTarget,
  kindsIn,
  sendAbout,
  type UCloudAnswer,
  type UCloudRow,
  uCloudRows,
} from "../kit/ucloud/requests.js";
import { type Cell, compareCells, type Effort, takeTurns } from "./cells.js";
import { answersList, expectationOf, outcome, refusalOfCaller } from "./ucloud-expectation.js";

/** A server, its callers and their targets. */
export interface UCloudMatrix {
  readonly core: TestCore;
  readonly callers: readonly UCloudCaller[];
  readonly targets: readonly UCloudTarget[];
}

export const startUCloudMatrix = async (settings: Partial<Configuration> = {}): Promise<UCloudMatrix> => {
  const core = await startTestCore(settings);
  return { core, targets: await uCloudTargets(core), callers: await uCloudCallers(core) };
};

/** An answer in the words of the operation's error table. */
const saidBy = ({ operation }: UCloudRow, { status, body: { why } }: UCloudAnswer): string => {
  if (status === operation.success.status) return String(status);
  const declared = operation.errors.find((entry) => entry.status === status && why?.startsWith(entry.title));
  return declared?.code ?? `undeclared: ${status} ${why}`;
};

/** The providers that Core has scheduled a call to since this was last asked. */
const scheduledCalls = async ({ context: { prisma } }: TestCore): Promise<string[]> => {
  const rows = await prisma.delivery.findMany({ select: { provider: true } });
  if (rows.length > 0) await prisma.delivery.deleteMany();
  return rows.map(({ provider }) => provider);
};

type UCloudCell = Cell<UCloudCaller, UCloudTarget>;

const observe = async (core: TestCore, row: UCloudRow, { caller, target }: UCloudCell): Promise<string> => {
  const answer = await sendAbout(core, row, target, caller.authorization);
  const name = target.resource?.name ?? "no provider at all";
  const succeeded = answer.status === row.operation.success.status;
  const called = succeeded && (await scheduledCalls(core)).includes(name);
  const listed = succeeded && answersList(row) ? JSON.stringify(answer.body).includes(name) : undefined;
  return outcome(saidBy(row, answer), { listed, called });
};

/** All that operations change. */
const contents = async ({ context: { prisma } }: TestCore): Promise<string> => {
  const tables = [prisma.provider, prisma.authProvider, prisma.aclEntry, prisma.delivery, prisma.project, prisma.user];
  const rows = await Promise.all(tables.map((table) => (table as typeof prisma.user).findMany()));
  return JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? `${value}` : value));
};

/** How many kinds of useless credentials each operation is tried with in the short form. */
const uselessKinds = 3;

/** The callers of an operation: useless credentials are refused in one place, before the operation matters. */
const callersOf = ({ callers }: UCloudMatrix, row: UCloudRow, { isFull }: Effort): UCloudCaller[] => {
  const [good, useless] = [false, true].map((wanted) => callers.filter(({ role }) => (role === "GUEST") === wanted));
  const turn = uCloudRows.findIndex(({ name }) => name === row.name);
  return [...(good ?? []), ...(isFull ? (useless ?? []) : takeTurns(useless ?? [], turn, uselessKinds))];
};

const cellsOf = async (matrix: UCloudMatrix, row: UCloudRow, effort: Effort): Promise<UCloudCell[]> => {
  const { targets } = matrix;
  const kinds = await kindsIn(row);
  const [own] = targets as readonly [UCloudTarget];
  const named = (...names: string[]) => targets.filter(({ name }) => names.includes(name));
  const all = row.auth.workspace ? targets : named("own", "foreign", "unknown");
  // another one for each operation, so that together they try each caller with each target
  let turn = uCloudRows.findIndex(({ name }) => name === row.name);
  const about = (caller: UCloudCaller) => {
    if (!isAboutTarget(row, kinds)) return [own];
    // credentials that prove nothing are looked at before the request is
    if (caller.role === "GUEST") return named("own", "unknown");
    if (effort.isFull) return all;
    // where the headers decide, the target makes no difference
    const isDecided = refusalOfCaller(row.auth, caller) !== undefined;
    const [first, ...others] = all as readonly [UCloudTarget, ...UCloudTarget[]];
    return isDecided ? takeTurns(all, turn++, 2) : [first, ...takeTurns(others, turn++, 3)];
  };
  return callersOf(matrix, row, effort).flatMap((caller) =>
    about(caller).map((target) => ({ caller, target, expected: expectationOf(row, caller, target, kinds) })),
  );
};

/** Sends the requests of an operation's cells. @returns the differences from the contract, in words */
export const uCloudDifferences = async (matrix: UCloudMatrix, row: UCloudRow, effort: Effort): Promise<string[]> => {
  const { core } = matrix;
  const success = String(row.operation.success.status);
  const cells = await cellsOf(matrix, row, effort);
  const [accepted, refused] = [true, false].map((wanted) =>
    cells.filter(({ expected }) => expected.startsWith(success) === wanted),
  ) as [UCloudCell[], UCloudCell[]];
  if (accepted.length === 0) return ["Nobody is accepted."];
  const compare = (some: readonly UCloudCell[]) => compareCells(some, (cell) => observe(core, row, cell), effort);
  // the refused ones come first, so that their changes cannot hide among those of the others
  const before = await contents(core);
  const ofRefused = await compare(refused);
  if (effort.stopsAtFirst && ofRefused.length > 0) return ofRefused;
  const isUnchanged = (await contents(core)) === before;
  return [
    ...ofRefused,
    ...(isUnchanged ? [] : ["Refused requests have changed something."]),
    ...(await compare(accepted)),
  ];
};
