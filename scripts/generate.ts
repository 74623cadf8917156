import { generatePages, generateSdkSamples } from "./generate-docs.js";
import { generateSdk } from "./generate-sdk.js";

// `npm run generate`: writes every generated file that is committed. The document contains the SDK's samples, so its modules are
// loaded after the samples are written.
console.log(`✓ ${generateSdkSamples()}`);
const { generateOpenApi } = await import("./generate-openapi.js");
for (const file of generateOpenApi()) console.log(`✓ ${file}`);
await generateSdk();
console.log("✓ sdk/src/generated");
for (const file of await generatePages()) console.log(`✓ ${file}`);
