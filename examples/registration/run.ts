// Registers a provider at Core in both ways, with real processes and real HTTP: `npx tsx examples/registration/run.ts`.
import { join } from "node:path";
import { startCore } from "../local-core/core.js";
import { temporaryFolder } from "../local-core/temporary-folder.js";
import { registerByProtocol } from "./by-protocol.js";
import { registerSimply } from "./simply.js";

const core = await startCore();
const folder = temporaryFolder();
try {
  await registerByProtocol(core, join(folder, "example.json"));
  await registerSimply(core, join(folder, "simple.json"));
  console.log("\nBoth ways went as they should.");
} finally {
  await core.close();
}
