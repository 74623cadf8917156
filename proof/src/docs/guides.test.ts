// What the texts show is true: each block of code in the guides and READMEs compiles under the strictest settings and,
// unless it says why not, runs against our server and prints what the text says that it prints.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { renderMarkdown } from "../../../server/src/docs/markdown.js";
import { type CodeBlock, codeBlocksIn, guidePages, readPage, root } from "./code-blocks.js";
import { type CodeTrial, codeTrialOf } from "./code-trial.js";

/** Pages whose blocks are run by a test of their own. */
const runElsewhere: Readonly<Record<string, string>> = {
  "README.md": "readme.test.ts",
  "docs/testing.md": "testing-guide.test.ts",
};

const pages = [...(await guidePages()), "README.md", "sdk/README.md"];
const texts = new Map(await Promise.all(pages.map(async (page) => [page, await readPage(page)] as const)));
const blocks = [...texts].flatMap(([page, text]) => codeBlocksIn(page, text));
const programs = blocks.filter(({ language }) => language === "ts");
const shell = blocks.filter(
  ({ language, page, notRun }) => language === "sh" && notRun === undefined && !(page in runElsewhere),
);
const run = programs.filter(({ notRun, page }) => notRun === undefined && !(page in runElsewhere));
const compiledOnly = programs.filter(({ notRun }) => notRun !== undefined);

const perPage = (some: readonly CodeBlock[]) =>
  Object.fromEntries(
    pages.map((page) => [page, some.filter((block) => block.page === page).length]).filter(([, count]) => count !== 0),
  );

it("has code in no language that is not tried here, unless it says why", () => {
  const others = blocks.filter(({ language }) => !["sh", "ts"].includes(language));
  expect(others.filter(({ notRun }) => notRun === undefined).map(({ place }) => place)).toEqual([]);
  const files = programs.map(({ file }) => file);
  expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([]);
});

it("declares no name that a CommonJS module has already", () => {
  const taken = /^(?:export )?(?:const|let|function|class) (module|exports|require|__filename|__dirname)\b/m;
  expect(programs.filter(({ code }) => taken.test(code)).map(({ place }) => place)).toEqual([]);
});

// A new guide, or a new block, is counted here, or this fails.
it("runs as many programs and commands as it should, and only compiles the rest", () => {
  expect({
    run: perPage(run),
    runElsewhere: perPage(programs.filter(({ page }) => page in runElsewhere)),
    compiledOnly: perPage(compiledOnly),
    commands: perPage(blocks.filter(({ language }) => language === "sh")),
    outputs: perPage(blocks.filter(({ output }) => output !== undefined)),
  }).toEqual({
    run: {
      "docs/start.md": 1,
      "docs/quick-start.md": 3,
      "docs/credentials.md": 5,
      "docs/error-handling.md": 5,
      "docs/retries.md": 6,
      "docs/paging.md": 4,
      "docs/waiting.md": 3,
      "docs/objects.md": 7,
      "docs/static-websites.md": 2,
      "docs/own-domain.md": 1,
      "docs/integration-modules.md": 3,
      "docs/real-clouds.md": 2,
      "sdk/README.md": 3,
    },
    runElsewhere: { "docs/testing.md": 8, "README.md": 1 },
    compiledOnly: { "docs/credentials.md": 1, "docs/moving.md": 1, "sdk/README.md": 2 },
    commands: {
      "docs/start.md": 2,
      "docs/quick-start.md": 4,
      "docs/credentials.md": 1,
      "docs/objects.md": 1,
      "docs/terraform.md": 1,
      "docs/upctl.md": 1,
      "docs/testing.md": 3,
      "docs/integration-modules.md": 1,
      "docs/releasing.md": 1,
      "README.md": 3,
    },
    outputs: {
      "docs/start.md": 1,
      "docs/quick-start.md": 2,
      "docs/credentials.md": 5,
      "docs/error-handling.md": 3,
      "docs/retries.md": 4,
      "docs/paging.md": 4,
      "docs/waiting.md": 3,
      "docs/objects.md": 6,
      "docs/static-websites.md": 1,
      "docs/integration-modules.md": 1,
      "docs/real-clouds.md": 2,
    },
  });
  for (const test of Object.values(runElsewhere))
    expect(existsSync(join(root, "proof/src/docs", test)), test).toBe(true);
});

describe("the code", { timeout: 180_000 }, () => {
  let trial: CodeTrial;
  let faults: string;
  let printed: Map<string, string>;
  beforeAll(async () => {
    trial = await codeTrialOf(programs);
    faults = await trial.compile();
    printed = await trial.run(shell, run);
  }, 180_000);
  afterAll(() => trial?.close());

  it("compiles under the strictest settings", () => {
    expect(faults).toBe("");
  });

  it("runs, and ends by itself", () => {
    expect(Object.fromEntries([...printed].filter(([file]) => file.startsWith("!")))).toEqual({});
  });

  it.each(shell)("$place runs", ({ place, output }) => {
    const said = printed.get(place);
    expect(said).toBeDefined();
    if (output !== undefined) expect(said).toBe(output);
  });

  it.each(run)("$place runs ($file)", ({ file, output }) => {
    const byCommand = shell.some(({ code }) => code.includes(` ${file}\n`));
    const said = printed.get(file);
    expect(said !== undefined || byCommand, `${file} was not run`).toBe(true);
    if (output !== undefined) expect(said).toBe(output);
  });

  it.each(compiledOnly)("$place only compiles: $notRun", ({ file }) => {
    expect(faults).not.toContain(file);
  });
});

it("calls npm with scripts and packages that there are", async () => {
  const { scripts, devDependencies } = JSON.parse(await readPage("package.json"));
  const workspaces = await Promise.all(["contract", "sdk", "server"].map((name) => readPage(`${name}/package.json`)));
  const own = workspaces.map((text) => JSON.parse(text) as { name: string; version: string });
  const tarballs = own.map(({ name, version }) => `../concordat/${name.slice(1).replace("/", "-")}-${version}.tgz`);
  const names = [...own.map(({ name }) => name), ...tarballs, ...Object.keys(devDependencies)];
  const lines = blocks.flatMap(({ language, code }) => (language === "sh" ? code.trim().split("\n") : []));
  const calls = lines.flatMap((line) => /^(?:\w+=\S+ )?npm (.*)$/.exec(line)?.[1]?.split(" ") ?? []);
  const words = calls.filter((word) => !word.startsWith("--") && !["run", "install", "pack"].includes(word));
  expect(words.length).toBeGreaterThan(3);
  expect(words.filter((word) => !(word in scripts) && !names.includes(word))).toEqual([]);
});

it("links to pages and headings that are there", () => {
  const links = [...texts].flatMap(([page, text]) =>
    [...text.matchAll(/\]\((?!\w+:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(([link, path = "", anchor]) => {
      const target = path === "" ? page : join(dirname(page), path);
      return { link: `${page}: ${link}`, target, anchor };
    }),
  );
  const isThere = ({ target, anchor }: (typeof links)[number]): boolean => {
    if (!existsSync(join(root, target))) return false;
    const text = texts.get(target);
    return anchor === undefined || (text !== undefined && renderMarkdown(text).html.includes(`id="${anchor}"`));
  };
  expect(links.length).toBeGreaterThan(20);
  expect(links.filter((link) => !isThere(link)).map(({ link }) => link)).toEqual([]);
});
