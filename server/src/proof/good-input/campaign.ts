import { randomInt } from "node:crypto";

/** How much is proved in this run, and from which seed: the same seed makes the same requests. */
export const campaign = {
  /** `npm run proof`, and not its sample in `npm test`. */
  isFull: process.env["CONCORDAT_PROOF"] === "full",
  seed: Number(process.env["CONCORDAT_PROOF_SEED"] ?? randomInt(2 ** 31)),
};
