/**
 * What a client is to try, and against what.
 * @typedef {object} Attempt
 * @property {string} name of the situation
 * @property {import("./situations/situation.mjs").Act} act with all its values
 * @property {import("./world.mjs").Place} place
 * @property {import("./world.mjs").Credentials | undefined} credentials
 */

/**
 * How a client ended, and what it told its user.
 * @typedef {object} Outcome
 * @property {number | string} exit the code of a command; of a library the name of the error, or 0
 * @property {string} said empty where it was not refused
 */

/**
 * A client that is tried.
 * @typedef {object} RefusedClient
 * @property {string} name
 * @property {string} title
 * @property {string} [debianPackage] that brings it
 * @property {string} [npmPackage] that brings it
 * @property {readonly [command: string, ...args: string[]]} [version] tells whether it is there, and which one
 * @property {(attempts: readonly Attempt[], folder: string) => Promise<ReadonlyMap<string, Outcome>>} tryAll leaves out what the client
 * has no way to do
 */

/**
 * Does some things, two at a time.
 * @template Item, Result
 * @param {readonly Item[]} items
 * @param {(item: Item) => Promise<Result>} act
 * @returns {Promise<Result[]>} in the order of the items
 */
export async function twoAtATime(items, act) {
  /** @type {Result[]} */
  const results = [];
  let next = 0;
  const work = async () => {
    for (let index = next++; index < items.length; index = next++) {
      const item = items[index];
      if (item !== undefined) results[index] = await act(item);
    }
  };
  await Promise.all([work(), work()]);
  return results;
}
