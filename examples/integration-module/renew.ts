// Hands renewed keys to the daemon, which may run meanwhile: `npx tsx examples/integration-module/renew.ts config.json`
// with the JSON of `providers.retrieve` on standard input.
import { text } from "node:stream/consumers";
import { createIntegrationModule, type ProviderKeys } from "@concordat/sdk/integration-module";
import { fileKeyStore } from "@concordat/sdk/integration-module/node";
import { readConfig } from "./config.js";

const { provider, keysFile } = await readConfig();
const integration = createIntegrationModule({ providerId: provider, store: fileKeyStore(keysFile) });
await integration.renew(JSON.parse(await text(process.stdin)) as ProviderKeys);
