// What the SDK adds to a browser bundle, and what the first screen of the console loads: node bench/bundle-size.mjs
// Run `npm run build` before. Fails where a goal is missed.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { report } from "./machine/figures.mjs";

const resolveDir = fileURLToPath(new URL(".", import.meta.url));
const kilobyte = 1024;

/** The operations that are methods of the client, one route each; those of integration modules are for others to serve. */
async function countMethods() {
  const routes = join(resolveDir, "../sdk/dist/generated/routes");
  const files = readdirSync(routes).filter((file) => file.endsWith(".js") && file !== "integration-provider.js");
  const modules = await Promise.all(files.map((file) => import(join(routes, file))));
  return modules.flatMap((module) => Object.keys(module).filter((name) => name.endsWith("Route"))).length;
}

/** Programs as users write them, and the most that each may weigh, minified and zipped. */
const programs = [
  {
    name: "one call, its resource alone",
    goalKB: 8,
    code: `
      import { Providers, Transport } from "@concordat/sdk";
      const providers = new Providers(new Transport({ baseUrl: "https://cloud.test", credentials: "token" }));
      console.log(await providers.retrieve({ id: "1" }));`,
  },
  {
    name: "one call, on a client that has all of them",
    goalKB: 20,
    code: `
      import { Concordat } from "@concordat/sdk";
      const cloud = new Concordat({ baseUrl: "https://cloud.test", credentials: "token" });
      console.log(await cloud.providers.retrieve({ id: "1" }));`,
  },
  {
    name: "one call of object storage, its resource alone",
    goalKB: 8,
    code: `
      import { ObjectStorageUsers, Transport } from "@concordat/sdk";
      const users = new ObjectStorageUsers(new Transport({ baseUrl: "https://cloud.test", credentials: "token" }));
      console.log(await users.create("12", { username: "ada" }));`,
  },
  {
    name: "services with their waiters, their resource alone",
    goalKB: 9,
    code: `
      import { ObjectStorageServices, Transport } from "@concordat/sdk";
      const services = new ObjectStorageServices(new Transport({ baseUrl: "https://cloud.test", credentials: "token" }));
      console.log(await services.waitUntilRunning("12", { maxWaitMs: 1000 }), await services.list());`,
  },
  {
    name: "a policy document",
    goalKB: 0.5,
    code: `
      import { policy } from "@concordat/sdk";
      console.log(policy({ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }));`,
  },
  {
    name: "one call with provider refresh, bulk and errors",
    code: `
      import { Concordat, inBulk, isConcordatError, NotFoundError, providerRefresh } from "@concordat/sdk";
      const credentials = providerRefresh({ refreshToken: "token" });
      const cloud = new Concordat({ baseUrl: "https://cloud.test", credentials });
      console.log(await inBulk([], (items) => cloud.providers.create({ items })), isConcordatError, NotFoundError);`,
  },
  {
    name: "presigned URLs of objects",
    goalKB: 2,
    code: `
      import { presign, s3Connection } from "@concordat/sdk/s3";
      const accessKey = { access_key_id: "AKIA", secret_access_key: "secret" };
      const connection = s3Connection({ region: "europe-1", endpoints: [] }, accessKey, { endpoint: "http://127.0.0.1:9000" });
      console.log(await presign(connection, { bucket: "photos", key: "cat.jpg", expiresInSeconds: 60 }));`,
  },
  { name: `everything, ${await countMethods()} methods`, goalKB: 20, code: `export * from "@concordat/sdk";` },
];

/** @param {string} contents */
async function sizeOf(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
  });
  const [output] = outputFiles;
  if (!output) throw new Error("esbuild wrote nothing");
  return { minified: output.contents.length, gzipped: gzipSync(output.contents, { level: 9 }).length };
}

/** All scripts that the page of the console names, as the server sends them; others are loaded with the screens that need them. */
function sizeOfConsole() {
  const folder = join(resolveDir, "../server/assets/console");
  const page = readFileSync(join(folder, "index.html"), "utf8");
  const scripts = [...page.matchAll(/(?:src|href)="\/console\/(assets\/[^"]+\.js)"/g)].map(([, path = ""]) =>
    readFileSync(join(folder, path)),
  );
  if (scripts.length === 0) throw new Error("The page of the console names no script.");
  const sum = (/** @type {number[]} */ sizes) => sizes.reduce((all, size) => all + size, 0);
  return {
    minified: sum(scripts.map(({ length }) => length)),
    gzipped: sum(scripts.map((script) => gzipSync(script).length)),
  };
}

/** @type {{ name: string, goalKB?: number, minified: number, gzipped: number }[]} */
const rows = [];
for (const { name, goalKB, code } of programs) rows.push({ name, goalKB, ...(await sizeOf(code)) });
rows.push({ name: "first screen of the console", goalKB: 200, ...sizeOfConsole() });

report(
  rows.map(({ name, minified, gzipped, goalKB }) => ({
    name,
    value: gzipped / kilobyte,
    unit: "KiB",
    ...(goalKB !== undefined && { goal: { atMost: goalKB } }),
    beside: { "minified, not zipped": `${(minified / kilobyte).toFixed(1)} KiB` },
  })),
);
