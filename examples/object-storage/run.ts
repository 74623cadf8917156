// The whole life of an object storage service, played against a server of our own, with the SDK and with curl:
// `npx tsx examples/object-storage/run.ts`.
import { startCore } from "../local-core/core.js";
import { createAccount } from "./account.js";
import { playWithCurl } from "./by-curl.js";
import { playWithSdk } from "./by-sdk.js";

const core = await startCore();
try {
  const account = await createAccount(core, "customer");
  await playWithSdk(core, account);
  await playWithCurl(core, account);
  console.log("\nBoth services went through their whole lives as they should.");
} finally {
  await core.close();
}
