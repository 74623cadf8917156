// What the SDK's types cost those who use it: node bench/type-cost.mjs
// Run `npx tsc -b sdk` before. Fails where a goal is missed.
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { report } from "./machine/figures.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, ".cache/type-cost");
const tsc = join(root, "node_modules/.bin/tsc");

/** The contract's examples, as a program that uses the package from outside. */
const allCalls = readFileSync(join(root, "sdk/src/generated/examples.test-d.ts"), "utf8").replaceAll(
  /"\.\/(concordat|models)\.js"/g,
  '"@concordat/sdk"',
);

/** Programs, and the most instantiations that each may take above an empty file. */
const programs = [
  { name: "empty file", code: "export {};\n" },
  {
    name: "one call",
    goal: 1000,
    code: `
      import { Concordat } from "@concordat/sdk";
      const cloud = new Concordat({ baseUrl: "https://cloud.test", credentials: "token" });
      const provider = await cloud.providers.retrieve({ id: "1" });
      export const domain: string = provider.specification.domain;`,
  },
  {
    name: "one call of object storage",
    goal: 1000,
    code: `
      import { Concordat } from "@concordat/sdk";
      const cloud = new Concordat({ baseUrl: "https://cloud.test", credentials: "token" });
      const user = await cloud.objectStorage.users.create("12", { username: "ada" });
      export const arn: string = user.arn;`,
  },
  {
    name: "one call, answer as a union",
    code: `
      import { Concordat } from "@concordat/sdk";
      const cloud = new Concordat({ baseUrl: "https://cloud.test", credentials: "token" });
      const answer = await cloud.providers.retrieve({ id: "1" }).raw();
      export const text: string = answer.status === 200 ? answer.body.id : answer.body.why;`,
  },
  {
    name: "one call, its errors by their codes",
    goal: 1000,
    code: `
      import { Concordat, isErrorOf } from "@concordat/sdk";
      const cloud = new Concordat({ baseUrl: "https://cloud.test", credentials: "token" });
      export const whyNot = await cloud.providers.create({ items: [] }).then(() => null, (error: unknown) => {
        if (!isErrorOf("providers.create", error)) throw error;
        return error.code === "ucloud.conflict" ? error.body.why : error.code;
      });`,
  },
  {
    name: "one listing, looped over",
    code: `
      import { Concordat } from "@concordat/sdk";
      const cloud = new Concordat({ baseUrl: "https://cloud.test", credentials: "token" });
      export const ids: string[] = [];
      for await (const provider of cloud.providers.browse()) ids.push(provider.id);`,
  },
  {
    name: "one mocked operation",
    goal: 1000,
    code: `
      import { mockConcordat } from "@concordat/sdk/msw";
      const mock = mockConcordat();
      mock.objectStorage.users.create(({ body, example }) => ({ status: 201, body: { ...example, username: body.username } }));
      mock.fail("providers.create", 409);`,
  },
  {
    name: "one policy document",
    goal: 1000,
    code: `
      import { policy } from "@concordat/sdk";
      export const document = policy(
        { Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: "arn:aws:s3:::files/home/*" },
        {
          Effect: "Deny", NotAction: "s3:Get*", Resource: ["arn:aws:s3:::files", "arn:aws:s3:::files/*"],
          Condition: {
            NotIpAddress: { "aws:SourceIp": ["203.0.113.0/24", "2001:db8::/32"] },
            StringNotEqualsIfExists: { "aws:PrincipalTag/team": "blue", "s3:x-amz-acl": "private" },
          },
        },
      );`,
  },
  { name: "all calls", goal: 3000, code: allCalls },
];

/** @param {string} code */
function measure(code) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022", "dom", "dom.iterable"],
    module: "nodenext",
    strict: true,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  writeFileSync(join(folder, "program.ts"), code);
  // One checker, so that no work is counted twice.
  const output = execFileSync(tsc, ["-p", folder, "--extendedDiagnostics", "--singleThreaded"], {
    encoding: "utf8",
  });
  const figure = (/** @type {string} */ name) => {
    const found = new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(output)?.[1];
    if (found === undefined) throw new Error(`tsc does not tell its ${name}:\n${output}`);
    return Number(found);
  };
  return { instantiations: figure("Instantiations"), types: figure("Types"), checkSeconds: figure("Check time") };
}

const rows = programs.map(({ name, goal, code }) => ({ name, goal, ...measure(code) }));
rmSync(folder, { recursive: true, force: true });
const [empty] = rows;
const results = rows.map((row) => ({ ...row, above: row.instantiations - (empty?.instantiations ?? 0) }));

report(
  results.map(({ name, goal, above, types, checkSeconds }) => ({
    name,
    value: above,
    unit: "instantiations",
    ...(goal !== undefined && { goal: { atMost: goal } }),
    beside: { types, "check s": checkSeconds },
  })),
);
