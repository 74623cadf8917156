// Registers a provider at Core in both ways, with real processes and real HTTP: `npx tsx examples/registration/run.ts`.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCore } from "../stage/core.js";
import { registerByProtocol } from "./by-protocol.js";
import { registerSimply } from "./simply.js";

const core = await startCore();
const folder = await mkdtemp(join(tmpdir(), "concordat-providers-"));
try {
  await registerByProtocol(core, join(folder, "example.json"));
  await registerSimply(core, join(folder, "simple.json"));
  console.log("\nBoth ways went as they should.");
} finally {
  await core.close();
  await rm(folder, { recursive: true });
}
