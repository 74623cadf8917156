import { randomInt } from "node:crypto";

/** How much this run proves, and its seed: the same seed makes the same requests. */
export const proofRun = {
  /** Whether it is `npm run proof`, and not its sample in `npm test`. */
  isFull: process.env["CONCORDAT_PROOF"] === "full",
  seed: Number(process.env["CONCORDAT_PROOF_SEED"] ?? randomInt(2 ** 31)),
};

/** Prints what the long form of a proof has done, and its seed. */
export const reportDone = (done: string): void => {
  if (proofRun.isFull) console.info(`${done} (CONCORDAT_PROOF_SEED=${proofRun.seed})`);
};
