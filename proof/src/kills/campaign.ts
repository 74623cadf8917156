import { startStubProvider } from "../../../server/src/ucloud/provider-calls/testing/stub-provider.js";
import { randomFrom } from "../kit/random.js";
import { checkAfterKill, untilDeletionsFinish } from "./check-after-kill.js";
import { type Beside, untilForgotten } from "./database.js";
import { drawKill } from "./killer.js";
import { prepareWriters } from "./prepare-writers.js";
import { type Report, sumOf } from "./report.js";
import { restartAfter, writeUntilKilled } from "./round.js";
import { createTally } from "./tally.js";
import { startKillTarget } from "./target.js";
import { collectWelcomeCalls } from "./welcome-calls.js";

/** How much is made and killed. */
export interface Size {
  /** The kills go by this number, and what is called; not, in which order calls are carried out. */
  readonly seed: number;
  /** Acknowledged calls, at least. */
  readonly calls: number;
  readonly kills: number;
  readonly writers: number;
  /** How many there are of each collection. */
  readonly copies: number;
}

const run = async (size: Size): Promise<Report> => {
  const random = randomFrom(size.seed);
  const target = await startKillTarget();
  const module = await startStubProvider();
  let beside: Beside | undefined;
  const withDatabase = async <Result>(work: (beside: Beside) => Promise<Result>): Promise<Result> => {
    beside = await target.join();
    try {
      return await work(beside);
    } finally {
      await beside.leave();
    }
  };
  try {
    const query: Beside["query"] = async (sql, values) => (await beside?.query(sql, values)) as never;
    const tally = createTally();
    const writers = await withDatabase(() =>
      prepareWriters(target.connection, { query, random, providerPort: module.port, ...size }),
    );
    for (let round = 0; round < size.kills || sumOf(tally.acknowledged) < size.calls; round++) {
      const kill = drawKill(random, round, Math.ceil(size.calls / size.kills));
      const killedAt = await writeUntilKilled(target, kill, { writers, tally });
      const before = new Date();
      tally.restarts.push({ kind: kill.kind, ms: await restartAfter(target, kill, killedAt) });
      await withDatabase(async (database) => {
        if (kill.kind !== "database") await untilForgotten(database, before);
        await checkAfterKill(target, database, { writers, tally });
      });
    }
    const welcomes = await withDatabase(async (database) => {
      await untilDeletionsFinish(writers);
      return collectWelcomeCalls(database, module);
    });
    return { seed: size.seed, ...tally, welcomes };
  } finally {
    target.connection.close();
    await module.close();
  }
};

/**
 * Has writers make calls while server and database are killed, and looks after each kill whether all is there that was
 * acknowledged, nothing is there by half, and whatever is asked again happens once. It belongs into a test.
 *
 * @throws Error with all that was wrong after a kill, and the seed
 */
export const runCampaign = (size: Size): Promise<Report> =>
  run(size).catch((error: unknown) => {
    throw new Error(`With CONCORDAT_TEST_SEED=${size.seed} it may happen again: ${error}`, { cause: error });
  });
