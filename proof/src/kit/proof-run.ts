import { randomInt } from "node:crypto";

/** How much is proved in this run, and from which seed: the same seed makes the same requests. */
export const proofRun = {
  /** `npm run proof`, and not its sample in `npm test`. */
  isFull: process.env["CONCORDAT_PROOF"] === "full",
  seed: Number(process.env["CONCORDAT_PROOF_SEED"] ?? randomInt(2 ** 31)),
};

/** Says what the long form of a proof has done, and by which seed it does the same again. */
export const reportDone = (done: string): void => {
  if (proofRun.isFull) console.info(`${done} (CONCORDAT_PROOF_SEED=${proofRun.seed})`);
};
