// What a start loads before its first answer is what it costs. What only some servers want, or some calls, is loaded when it is wanted.
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { beforeAll, expect, it } from "vitest";

const sources = fileURLToPath(new URL(".", import.meta.url));

/** What is always loaded: the command line, and what it loads in turn for `concordat start`. */
const entries = ["cli.ts", "cli/commands/start.ts", "start.ts", "serve-on.ts", "parts.ts"];

let inputs: Metafile["inputs"];
beforeAll(async () => {
  const built = await build({
    absWorkingDir: sources,
    entryPoints: entries,
    outdir: "nowhere",
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    write: false,
    metafile: true,
  });
  inputs = built.metafile.inputs;
});

/** Of the contract, the quotas are no more than data, and suggestions no more than text: what reads settings takes these alone. */
const light = ["@concordat/contract/quotas", "@concordat/contract/suggestion"];

const packageOf = (path: string): string =>
  light.includes(path) ? path : (/^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path);

/** The files and the packages that are loaded with some files. */
const loadedWith = (files: readonly string[]) => {
  const [own, packages] = [new Set<string>(), new Set<string>()];
  const load = (file: string): void => {
    if (own.has(file)) return;
    own.add(file);
    for (const { path, kind, external } of inputs[file]?.imports ?? []) {
      if (kind === "dynamic-import") continue;
      if (!external) load(path);
      else if (!path.startsWith("node:")) packages.add(packageOf(path));
    }
  };
  for (const file of files) load(relative(sources, join(sources, file)));
  return { own: [...own], packages: [...packages].sort() };
};

it("takes no package that only some servers want", () => {
  expect(loadedWith(entries).packages).toEqual([
    "@concordat/contract",
    ...light,
    "@prisma/adapter-pg",
    "@prisma/client",
    "@ts-rest/express",
    "commander",
    "dataloader",
    "express",
    "helmet",
    "ipaddr.js",
    "jose",
    "pg",
    "pino",
    "ulid",
    "zod",
  ]);
});

it("takes no other command, and neither figures nor traces", () => {
  const { own } = loadedWith(entries);
  expect(own.filter((file) => file.startsWith("cli/commands/"))).toEqual(["cli/commands/start.ts"]);
  expect(own.filter((file) => /^(metrics|telemetry)\//.test(file)).sort()).toEqual([
    "telemetry/destination.ts",
    "telemetry/tracing.ts",
  ]);
});

it("starts the embedded database before it loads what serves", () => {
  const { packages } = loadedWith(["cli.ts", "cli/commands/start.ts", "start.ts", "database/embedded/cluster.ts"]);
  expect(packages).toEqual([...light, "commander", "ipaddr.js", "pg", "pino", "zod"]);
});
