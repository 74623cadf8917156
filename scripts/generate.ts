import { generateOpenApi } from "./generate-openapi.js";
import { generateSdk } from "./generate-sdk.js";

// `npm run generate`: writes every generated file that is committed.
for (const file of generateOpenApi()) console.log(`✓ ${file}`);
await generateSdk();
console.log("✓ sdk/src/generated");
