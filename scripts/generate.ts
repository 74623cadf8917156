import { generateOpenApi } from "./generate-openapi.js";
import { generateSdk } from "./generate-sdk.js";

// `npm run generate`: writes every generated file that is committed.
generateOpenApi();
console.log("✓ openapi.json");
await generateSdk();
console.log("✓ sdk/src/generated");
