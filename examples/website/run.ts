// Publishes a built single-page application, and reads it as a browser would: `npx tsx examples/website/run.ts`.
// website.browser.ts opens it in a real one.
import assert from "node:assert/strict";
import { get } from "node:http";
import { startCore } from "../local-core/core.js";
import { createAccount } from "../object-storage/account.js";
import { builtApp, publish } from "./publish.js";

/** Names below `.localhost` are this machine's, also where its resolver does not know them. */
const read = (url: string): Promise<{ readonly status: number | undefined; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const { host, port, pathname } = new URL(url);
    get({ host: "127.0.0.1", port, path: pathname, headers: { host } }, async (answer) => {
      let text = "";
      for await (const piece of answer.setEncoding("utf8")) text += piece;
      resolve({ status: answer.statusCode, text });
    }).on("error", reject);
  });

const core = await startCore();
try {
  const { token } = await createAccount(core, "customer");
  const site = await publish({ url: core.url, token, s3: core.s3 }, builtApp);
  const [home, deep, script, missing] = await Promise.all(
    ["/", "/notes/2", "/assets/app-c07e.js", "/assets/gone.js"].map((path) => read(site + path)),
  );
  assert.equal(home?.status, 200);
  assert.equal(deep?.text, home?.text, "every path without an extension is the application");
  assert.match(script?.text ?? "", /popstate/);
  assert.equal(missing?.status, 404);
  console.log(`${site} shows the application.`);
} finally {
  await core.close();
}
