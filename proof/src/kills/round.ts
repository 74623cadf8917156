import { untilReady } from "../../../server/src/testing/server-process.js";
import { armKiller, type Kill } from "./killer.js";
import type { Tally } from "./tally.js";
import type { KillTarget } from "./target.js";
import { type Acknowledged, type Writer, write } from "./writer.js";

/** Lets all writers make calls until the kill. @returns when it came, by `performance.now()` */
export const writeUntilKilled = async (
  { connection, server }: KillTarget,
  kill: Kill,
  { writers, tally }: { readonly writers: readonly Writer[]; readonly tally: Tally },
): Promise<number> => {
  const killer = armKiller(server(), kill);
  const onAcknowledged = (call: Acknowledged) => {
    tally.note(call);
    killer.onAcknowledged();
  };
  const writing = { isStopped: killer.hasBegun, onAcknowledged };
  const lost = await Promise.all(writers.map((writer) => write(writer, connection, writing)));
  tally.unanswered.calls += lost.reduce((sum, number) => sum + number, 0);
  const killedAt = await killer.over();
  if (killedAt === 0) throw new Error("Calls had no answer, and nobody was killed.");
  return killedAt;
};

/**
 * Waits until calls are served again: by a new server, or by the same one after it has restarted its database.
 *
 * @returns how long that took, in milliseconds: from the start of the process, or from the kill of the database
 */
export const restartAfter = async (target: KillTarget, { kind }: Kill, killedAt: number): Promise<number> => {
  if (kind !== "database") return (await target.restart()).readyMs;
  await untilReady(target.server().url);
  if (target.server().hasEnded()) throw new Error("The server ended with its database.");
  return performance.now() - killedAt;
};
