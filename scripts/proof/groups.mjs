/** Folders of proofs that look at times and sizes: each proof in them has the machine to itself. */
const alone = ["attack/event-loop", "database-faults", "kills", "memory", "mutants/planted", "slow-connections"];

/**
 * Whether a proof has the machine to itself.
 * @param {string} name its path below `proof/src`
 */
export const isAlone = (name) => alone.some((start) => name.startsWith(start));
