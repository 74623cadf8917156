// The SDK and the server with a bad network between them, in short; chaos.proof.ts has ten thousand calls.
import { describeChaos } from "./describe-chaos.js";

describeChaos({ seed: 20, degraded: 260, outage: 700, recovery: 80 });
