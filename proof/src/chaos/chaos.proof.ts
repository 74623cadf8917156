// Ten thousand calls of the SDK through a network that loses, delays, repeats and garbles them. The seed of a run that
// has failed makes it happen again: CONCORDAT_CHAOS_SEED=… npm run proof -- chaos
import { randomInt } from "node:crypto";
import { describeChaos } from "./describe-chaos.js";

const seed = Number(process.env["CONCORDAT_CHAOS_SEED"] ?? randomInt(2 ** 31));

describeChaos({ seed, degraded: 7000, outage: 1500, recovery: 1500 }, 1_800_000);
