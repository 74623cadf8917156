import { situations } from "./situations/index.mjs";

/**
 * Compares what clients told with what is written down of them. Of another version of a client, the error code of the server must
 * be in its words where it was before: the rest of the words are the client's own.
 * @param {Readonly<Record<string, import("./run.mjs").RecordedClient>>} recorded
 * @param {Readonly<Record<string, import("./run.mjs").RecordedClient>>} found
 * @returns {string[]} what differs
 */
export function compareOutcomes(recorded, found) {
  return Object.entries(found).flatMap(([client, { version, outcomes }]) => {
    const known = recorded[client];
    if (!known) return [`Nothing is written down of ${client}: run with --record.`];
    return situations.flatMap(({ name, code = "" }) => {
      const [expected, actual] = [known.outcomes[name], outcomes[name]];
      if (!expected || !actual) return expected === actual ? [] : [`${client}, ${name}: tried only once`];
      const isSame =
        version === known.version
          ? expected.exit === actual.exit && expected.said === actual.said
          : (expected.exit === 0) === (actual.exit === 0) &&
            (!expected.said.includes(code) || actual.said.includes(code));
      if (isSame) return [];
      return [`${client}, ${name}: ${actual.exit}, "${actual.said}" instead of ${expected.exit}, "${expected.said}"`];
    });
  });
}
