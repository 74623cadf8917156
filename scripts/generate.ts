import { existsSync } from "node:fs";
import { generateOpenApi } from "./generate-openapi.js";

// `npm run generate`: writes every generated file that is committed.
generateOpenApi();
console.log("✓ openapi.json");

const sdkGenerator = new URL("./generate-sdk.ts", import.meta.url);
if (existsSync(sdkGenerator)) {
  const { generateSdk } = (await import(sdkGenerator.href)) as { generateSdk: () => Promise<void> | void };
  await generateSdk();
  console.log("✓ sdk/src/generated");
}
