import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { bundleForBrowsers } from "../packages/bundle.mjs";
import { launchBrowser } from "./launch.mjs";

// The mock of @concordat/sdk/msw in a page, behind the service worker of MSW: the client's calls never leave the browser.
const program = `
  import { Concordat } from "@concordat/sdk";
  import { mockConcordat } from "@concordat/sdk/msw";
  import { validateAnswers } from "@concordat/sdk/validate";
  import { setupWorker } from "msw/browser";

  const baseUrl = "https://cloud.test";
  const said = [];
  const mock = mockConcordat({ baseUrl, onUnhandled: (message) => said.push(message) });
  const cloud = new Concordat({ baseUrl, credentials: "token", maxRetries: 0, ...validateAnswers() });
  const outcomeOf = (call) => call.then((value) => ({ value }), ({ name, status, invalidParams }) => ({ name, status, invalidParams }));

  globalThis.run = async () => {
    await setupWorker(...mock.handlers).start({ quiet: true, onUnhandledRequest: "bypass" });
    const { users } = cloud.objectStorage;
    const service = "12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35";
    const outcomes = { example: await outcomeOf(users.get(service, "bob")) };
    mock.objectStorage.users.create(({ body, example }) => ({ status: 201, body: { ...example, arn: "arn:" + body.username } }));
    outcomes.override = await outcomeOf(users.create(service, { username: "eve" }));
    outcomes.invalid = await outcomeOf(users.create(service, { username: 7 }));
    mock.fail("objectStorage.users.create", 402, { times: 1 });
    outcomes.declared = await outcomeOf(users.create(service, { username: "eve" }));
    mock.networkError("objectStorage.users.list", { times: 1 });
    outcomes.network = await outcomeOf(users.list(service));
    mock.badGateway("objectStorage.users.list", { times: 1 });
    outcomes.gateway = await outcomeOf(users.list(service));
    mock.delay(Infinity, "objectStorage.users.list");
    outcomes.late = await outcomeOf(users.list(service, { timeoutMs: 200 }));
    outcomes.unknown = (await fetch(baseUrl + "/api/providers/brows")).status;
    return JSON.stringify({ ...outcomes, calls: mock.objectStorage.users.create.calls.length, said });
  };`;

const script = await bundleForBrowsers(program, fileURLToPath(new URL("../..", import.meta.url)));
const files = new Map([
  ["/", ["text/html", '<!doctype html><title>Mock</title><script src="/program.js"></script>']],
  ["/program.js", ["text/javascript", script]],
  [
    "/mockServiceWorker.js",
    ["text/javascript", readFileSync(createRequire(import.meta.url).resolve("msw/mockServiceWorker.js"), "utf8")],
  ],
]);
const site = createServer((request, response) => {
  const [type = "text/plain", text = ""] = files.get(request.url ?? "/") ?? [];
  response.writeHead(text === "" ? 404 : 200, { "content-type": type }).end(text);
}).listen(0, "127.0.0.1");
await once(site, "listening");
const { port } = /** @type {import("node:net").AddressInfo} */ (site.address());

const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error("In the page:", error));
  await page.goto(`http://127.0.0.1:${port}/`);
  const outcome = JSON.parse(await page.evaluate("run()"));
  assert.equal(outcome.example.value?.username, "bob", JSON.stringify(outcome.example));
  assert.equal(outcome.override.value?.arn, "arn:eve");
  assert.deepEqual(outcome.invalid, {
    name: "BadRequestError",
    status: 400,
    invalidParams: [{ name: "username", reason: "Value must be a string." }],
  });
  assert.equal(outcome.declared.status, 402);
  assert.equal(outcome.network.name, "ConnectionError");
  assert.equal(outcome.gateway.status, 502);
  assert.equal(outcome.late.name, "TimeoutError");
  assert.equal(outcome.unknown, 404);
  assert.equal(outcome.calls, 2);
  assert.match(outcome.said.join(), /^GET \/api\/providers\/brows is no operation.*providers\.browse/);
  console.log(
    `${browser.version()}: the worker answered ${Object.keys(outcome).length - 2} calls as the mock was told`,
  );
} finally {
  await browser.close();
  site.closeAllConnections();
  site.close();
}
