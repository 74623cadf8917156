import { expect, vi } from "vitest";
import { untilReady } from "../../testing/server-process.js";
import { startStubProvider } from "../../ucloud/provider-calls/testing/stub-provider.js";
import { askAgain } from "./ask-again.js";
import { compare } from "./compare.js";
import { findBrokenCredentials } from "./credentials.js";
import type { Beside } from "./database.js";
import { armKiller, drawKill, type Kill, type Kind } from "./killer.js";
import { type Ledger, openLedger } from "./ledger.js";
import { randomFrom } from "./random.js";
import { type Report, sumOf } from "./report.js";
import { findWrongRows } from "./rows.js";
import { shelvesOn } from "./shelves.js";
import { findUnrecorded } from "./trail.js";
import { collectWelcomes } from "./welcomes.js";
import { openWorld } from "./world.js";
import { type Acknowledged, type Writer, write } from "./writer.js";

/** How much is made and killed. */
export interface Size {
  readonly seed: number;
  /** Acknowledged calls, at least. */
  readonly calls: number;
  readonly kills: number;
  readonly writers: number;
  /** How many of each shelf there are. */
  readonly copies: number;
}

/** What was begun before a kill and has not ended yet by then, is done soon after. */
const patience = { timeout: 30_000, interval: 20 };

/** Fails with all that is wrong, if anything is. */
const require = (faults: readonly string[]): void => {
  if (faults.length > 0) throw new Error(faults.join("\n"));
};

/** Waits until the database has let go of what servers that are dead have left to it. */
const untilForgotten = ({ query }: Beside, since: Date): Promise<void> =>
  vi.waitFor(async () => {
    const left = await query(
      "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND backend_start < $1",
      [since],
    );
    expect(left).toEqual([]);
  }, patience);

/**
 * Has writers make calls while server and database are killed, and looks after each kill whether all is there that was
 * acknowledged, nothing is there by half, and whatever is asked again happens once.
 *
 * @throws Error with all that was wrong after a kill
 */
export const runCampaign = async (size: Size): Promise<Report> => {
  const random = randomFrom(size.seed);
  const world = await openWorld();
  const { line } = world;
  const module = await startStubProvider();
  let beside = await world.join();
  try {
    let made = 0;
    const fresh = () => `run${String(++made).padStart(4, "0")}`;
    const service = async () => {
      const networks = [{ name: "internet", type: "public", family: "IPv4" }];
      const body = { name: fresh(), region: "europe-1", configured_status: "started", networks };
      return ((await line.call({ id: "objectStorage.services.create", body })).body as { uuid: string }).uuid;
    };
    const shelves = shelvesOn({
      call: line.call,
      fresh,
      service,
      passDeletion: async () => undefined,
      query: (sql, values) => beside.query(sql, values),
      providerPort: module.port,
    });
    const all = Array.from({ length: size.copies }, () => shelves).flat();
    const ledgers = await Promise.all(all.map(openLedger));
    const writers: Writer[] = Array.from({ length: size.writers }, (_, place) => ({
      ledgers: ledgers.filter((_ledger, index) => index % size.writers === place),
      random: randomFrom(random(0, 2 ** 31)),
    }));

    const acknowledged: Record<string, number> = {};
    const restarts: { kind: Kind; ms: number }[] = [];
    const unanswered = { calls: 0, happened: 0, undecided: 0 };
    let unchecked: Acknowledged[] = [];
    const note = (call: Acknowledged) => {
      acknowledged[call.operation] = (acknowledged[call.operation] ?? 0) + 1;
      unchecked.push(call);
    };

    const writeUntilKilled = async (kill: Kill): Promise<void> => {
      const server = world.server();
      const killer = armKiller(server, kill);
      const onAcknowledged = (call: Acknowledged) => {
        note(call);
        killer.onAcknowledged();
      };
      const writing = { isStopped: killer.hasBegun, onAcknowledged };
      const lost = await Promise.all(writers.map((writer) => write(writer, line, writing)));
      unanswered.calls += lost.reduce((sum, number) => sum + number, 0);
      const killedAt = await killer.over();
      if (killedAt === 0) throw new Error("Calls had no answer, and nobody was killed.");
      if (kill.kind === "database") {
        await untilReady(server.url);
        if (server.hasEnded()) throw new Error("The server ended with its database.");
        restarts.push({ kind: kill.kind, ms: performance.now() - killedAt });
        return;
      }
      const since = new Date();
      const { readyMs: ms } = await world.restart();
      restarts.push({ kind: kill.kind, ms });
      beside = await world.join();
      await untilForgotten(beside, since);
      await beside.leave();
    };

    const look = async (): Promise<void> => {
      const compared = await Promise.all(ledgers.map(async (ledger) => ({ ledger, ...(await compare(ledger)) })));
      require(compared.flatMap(({ faults }) => faults));
      for (const { ledger, happened } of compared) {
        if (!ledger.openDeed) continue;
        if (happened) unanswered.happened += 1;
        if (happened === undefined) unanswered.undecided += 1;
        require(await askAgain(ledger, line, { happened, onAcknowledged: note }));
      }
      require(await findWrongRows(beside.client));
      require(await findUnrecorded(beside.client, unchecked, world.log()));
      require(await findBrokenCredentials(line));
      unchecked = [];
    };

    const isGoing = ({ going, open }: Ledger) => going.size > 0 && open.afterDelete !== undefined;
    await beside.leave();
    for (let round = 0; round < size.kills || sumOf(acknowledged) < size.calls; round++) {
      await writeUntilKilled(drawKill(random, round, Math.ceil(size.calls / size.kills)));
      beside = await world.join();
      await look();
      await beside.leave();
    }
    beside = await world.join();
    const welcomes = await collectWelcomes(beside, module);
    await vi.waitFor(async () => {
      for (const ledger of ledgers.filter(isGoing)) require((await compare(ledger)).faults);
      expect(ledgers.filter(isGoing).map(({ shelf, going }) => [shelf.name, [...going]])).toEqual([]);
    }, patience);
    await beside.leave();
    return { seed: size.seed, acknowledged, unanswered, restarts, welcomes };
  } finally {
    line.close();
    await module.close();
  }
};
