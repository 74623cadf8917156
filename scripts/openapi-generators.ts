import { faultsOfGenerators } from "./openapi/generators.js";

// `npm run openapi:generators`: other generators generate code from the committed document, and it compiles.
const faults = await faultsOfGenerators(console.log);
for (const fault of faults) console.error(`✘ ${fault}`);
process.exitCode = faults.length > 0 ? 1 : 0;
