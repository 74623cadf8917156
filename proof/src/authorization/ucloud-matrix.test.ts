import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Configuration } from "../../../server/src/configuration.js";
import { startTestCore, type TestCore } from "../../../server/src/testing/core.js";
import type { KeyPair } from "../../../server/src/ucloud/keys.js";
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
import { answersList, expectationOf, outcome } from "./ucloud-expectation.js";

const keyRing = vi.hoisted(() => ({ done: false, keys: 0 }));

// making keys takes most of the time of whatever makes some, and says nothing about who may: within a fixture everybody has their
// own, which are those of the other fixture, and then a few go round
vi.mock("../../../server/src/ucloud/keys.js", async (original) => {
  const keys = await original<typeof import("../../../server/src/ucloud/keys.js")>();
  const own: Promise<KeyPair>[] = [];
  const ring: Promise<KeyPair>[] = [1, 2, 3].map(keys.generateKeyPair);
  let next = 0;
  const ownKey = () => {
    const place = keyRing.keys++;
    own[place] ??= keys.generateKeyPair();
    return own[place];
  };
  return { ...keys, generateKeyPair: () => (keyRing.done ? ring[next++ % ring.length] : ownKey()) };
});

/** A server with everybody who calls it and everything that they call about. */
interface Fixture {
  readonly core: TestCore;
  readonly callers: readonly UCloudCaller[];
  readonly targets: readonly UCloudTarget[];
}

const startFixture = async (settings: Partial<Configuration> = {}): Promise<Fixture> => {
  Object.assign(keyRing, { done: false, keys: 0 });
  const core = await startTestCore(settings);
  const fixture = { core, targets: await uCloudTargets(core), callers: await uCloudCallers(core) };
  keyRing.done = true;
  return fixture;
};

/** An answer in the words of the operation's error table. */
const saidBy = ({ operation }: UCloudRow, { status, body: { why } }: UCloudAnswer): string => {
  if (status === operation.success.status) return String(status);
  const declared = operation.errors.find((entry) => entry.status === status && why?.startsWith(entry.title));
  return declared?.code ?? `undeclared: ${status} ${why}`;
};

/** The providers that Core owes a call since this was last asked. */
const owedCalls = async ({ context: { prisma } }: TestCore): Promise<string[]> => {
  const rows = await prisma.delivery.findMany({ select: { provider: true } });
  if (rows.length > 0) await prisma.delivery.deleteMany();
  return rows.map(({ provider }) => provider);
};

const observe = async (core: TestCore, row: UCloudRow, caller: UCloudCaller, target: UCloudTarget): Promise<string> => {
  const answer = await sendAbout(core, row, target, caller.authorization);
  const name = target.resource?.name ?? "no provider at all";
  const succeeded = answer.status === row.operation.success.status;
  const called = succeeded && (await owedCalls(core)).includes(name);
  const listed = succeeded && answersList(row) ? JSON.stringify(answer.body).includes(name) : undefined;
  return outcome(saidBy(row, answer), { listed, called });
};

/** All that operations change: a refusal may leave no trace in it. */
const contents = async ({ context: { prisma } }: TestCore): Promise<string> => {
  const tables = [prisma.provider, prisma.authProvider, prisma.aclEntry, prisma.delivery, prisma.project, prisma.user];
  const rows = await Promise.all(tables.map((table) => (table as typeof prisma.user).findMany()));
  return JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? `${value}` : value));
};

interface Cell {
  readonly caller: UCloudCaller;
  readonly target: UCloudTarget;
  readonly expected: string;
}

const cellsOf = async ({ callers, targets }: Fixture, row: UCloudRow): Promise<Cell[]> => {
  const kinds = await kindsIn(row);
  const [own] = targets as readonly [UCloudTarget];
  const named = (...names: string[]) => targets.filter(({ name }) => names.includes(name));
  const about = ({ role }: UCloudCaller) => {
    if (!isAboutTarget(row, kinds)) return [own];
    // credentials that prove nothing are looked at before the request is
    if (role === "GUEST") return named("own", "unknown");
    return row.auth.workspace ? targets : named("own", "foreign", "unknown");
  };
  return callers.flatMap((caller) =>
    about(caller).map((target) => ({ caller, target, expected: expectationOf(row, caller, target, kinds) })),
  );
};

/** Sends every cell of an operation's table, and compares what came of it with what the contract says. */
const check = async (fixture: Fixture, row: UCloudRow): Promise<void> => {
  const { core } = fixture;
  const success = String(row.operation.success.status);
  const cells = await cellsOf(fixture, row);
  const wrong: string[] = [];
  const look = async ({ caller, target, expected }: Cell) => {
    const observed = await observe(core, row, caller, target);
    if (observed !== expected) wrong.push(`${caller.name}: ${target.name}: ${expected} expected, ${observed} observed`);
  };
  // whoever is refused comes first, so that nothing of theirs hides among the changes of the others
  const before = await contents(core);
  for (const cell of cells) if (!cell.expected.startsWith(success)) await look(cell);
  const after = await contents(core);
  for (const cell of cells) if (cell.expected.startsWith(success)) await look(cell);
  expect(wrong).toEqual([]);
  expect(after === before, "refusals change nothing").toBe(true);
  expect(cells.some(({ expected }) => expected.startsWith(success))).toBe(true);
};

describe("every operation answers each caller as the contract says", () => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture();
  });
  afterAll(() => fixture.core.close());

  it.each(uCloudRows)("$name", (row) => check(fixture, row));
});

/** Settings that lift a part of an operation's rule. */
const settings = [...new Set(uCloudRows.flatMap(({ auth }) => auth.onlyUnless ?? []))];
describe.each(settings)("where the server sets %s", (setting) => {
  let fixture: Fixture;
  beforeAll(async () => {
    fixture = await startFixture({ [setting]: true });
  });
  afterAll(() => fixture.core.close());

  const lifted = uCloudRows.filter(({ auth }) => auth.onlyUnless === setting);
  it.each(lifted)("$name lets in whomever its label does", ({ auth: { only: _, ...auth }, ...row }) =>
    check(fixture, { ...row, auth }),
  );
});

/** The members of an operation's `auth` that the expectations take into account: a new one must be thought of there first. */
const understood = "scheme label scope only onlyUnless variant principals permission workspace".split(" ");

it("leaves out no member of any operation's rule", () => {
  const members = new Set(uCloudRows.flatMap(({ auth }) => Object.keys(auth)));
  expect([...members].filter((member) => !understood.includes(member))).toEqual([]);
});
