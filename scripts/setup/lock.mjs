import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

// A lock is a numbered file, taken by creating the next number, which only one process can do. A number that is given
// up or whose holder died is never deleted by those who wait, only outbidden, so that two of them cannot both clear it.

const beat = 1_000;

/**
 * @typedef {object} Holder
 * @property {number} pid
 * @property {string} host
 * @property {boolean} released
 */

/**
 * Runs `work` while no other process on this folder does, and waits for those that came first.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (holder: Holder) => void, signal?: AbortSignal | undefined, pause?: number, silence?: number }} [options]
 *   `silence`: after how many milliseconds without a sign of life a holder on another machine counts as gone
 * @returns {Promise<T>}
 */
export async function withLock(folder, work, { onWait = () => {}, signal, pause = 100, silence = 15_000 } = {}) {
  mkdirSync(folder, { recursive: true });
  const isGone = watchHolders(folder, silence);
  let announced = false;
  for (;;) {
    signal?.throwIfAborted();
    const highest = numbers(folder).at(-1) ?? 0;
    const holder = highest === 0 ? undefined : readHolder(folder, highest);
    if (highest === 0 || isGone(highest, holder)) {
      if (take(folder, highest + 1)) return hold(folder, highest + 1, work);
    } else if (!announced && holder !== undefined) {
      announced = true;
      onWait(holder);
    }
    await wait(pause, undefined, { signal }).catch(() => {});
  }
}

/**
 * @param {string} folder
 * @param {number} number
 */
function take(folder, number) {
  try {
    writeFileSync(fileOf(folder, number), holderRecord(false), { flag: "wx" });
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === "EEXIST") return false;
    throw error;
  }
  if (numbers(folder).at(-1) === number) return true;
  rmSync(fileOf(folder, number), { force: true }); // somebody went past this number and tidied it away before us
  return false;
}

/**
 * @template T
 * @param {string} folder
 * @param {number} number
 * @param {() => Promise<T>} work
 */
async function hold(folder, number, work) {
  for (const older of numbers(folder)) if (older < number) rmSync(fileOf(folder, older), { force: true });
  const file = fileOf(folder, number);
  const heart = setInterval(() => showLife(file), beat);
  try {
    return await work();
  } finally {
    clearInterval(heart);
    writeFileSync(file, holderRecord(true));
  }
}

/** @param {string} file */
function showLife(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {} // tidied away by one who took us for dead, after a long sleep of this machine
}

/**
 * Tells whether the holder of a number is gone: it said so, its process is dead, or it has not moved for as long as we watched.
 * @param {string} folder
 * @param {number} silence
 */
function watchHolders(folder, silence) {
  let watched = { number: 0, beatAt: 0, since: 0 };
  /**
   * @param {number} number
   * @param {Holder | undefined} holder
   */
  return (number, holder) => {
    if (holder?.released) return true;
    if (holder?.host === hostname() && !isAlive(holder.pid)) return true;
    const beatAt = statSync(fileOf(folder, number), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (watched.number !== number || watched.beatAt !== beatAt) watched = { number, beatAt, since: performance.now() };
    return performance.now() - watched.since > silence;
  };
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}

/** @param {boolean} released */
function holderRecord(released) {
  return JSON.stringify({ pid: process.pid, host: hostname(), released });
}

/**
 * @param {string} folder
 * @param {number} number
 * @returns {Holder | undefined}
 */
function readHolder(folder, number) {
  try {
    return JSON.parse(readFileSync(fileOf(folder, number), "utf8"));
  } catch {
    return undefined; // just being written or tidied away
  }
}

/** @param {string} folder */
function numbers(folder) {
  return readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

/**
 * @param {string} folder
 * @param {number} number
 */
function fileOf(folder, number) {
  return join(folder, String(number));
}
