// This file and the entry points that import it use old syntax only: an outdated Node must get as far as the sentence below.
import { readFileSync } from "node:fs";

/**
 * The sentence for a Node that is too old, or nothing when it is new enough.
 * @param {string} running such as "20.19.0"
 * @param {string} range the `engines.node` of package.json, such as ">=20.19"
 * @returns {string | undefined}
 */
export function tooOldSentence(running, range) {
  const needed = range.replace(/^\D*/, "");
  const have = running.split(".").map(Number);
  const need = needed.split(".").map(Number);
  const differing = need.findIndex((part, i) => part !== have[i]);
  if (differing === -1 || Number(have[differing]) > Number(need[differing])) return undefined;
  return `Concordat needs Node ${needed} or newer, and this is Node ${running}. Newer ones: https://nodejs.org`;
}

/** Ends the process with one clear sentence when this Node is older than package.json allows. */
export function refuseOldNode() {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const sentence = tooOldSentence(process.versions.node, manifest.engines.node);
  if (sentence !== undefined) {
    console.error(sentence);
    process.exit(1);
  }
}
