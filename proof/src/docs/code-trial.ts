import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { readConfiguration } from "../../../server/src/configuration.js";
import { createLog } from "../../../server/src/log.js";
import { startServer } from "../../../server/src/start.js";
import { createTestDatabase } from "../../../server/src/testing/database.js";
import { type CodeBlock, root } from "./code-blocks.js";

/** Where the texts say that the server and its S3 are. */
const serverInTexts = "http://127.0.0.1:8080";
const s3InTexts = "http://127.0.0.1:9000";

/** Blocks of code as files in a folder of their own, from which the packages are found. */
export interface CodeTrial {
  /** Compiles them all under the strictest settings. @returns what the compiler says */
  compile(): Promise<string>;
  /** Runs the commands, then the programs that no command has run, against one server. @returns what each printed */
  run(shell: readonly CodeBlock[], programs: readonly CodeBlock[]): Promise<Map<string, string>>;
  close(): Promise<void>;
}

const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess"];
const platform = ["--ignoreConfig", "--target", "es2023", "--module", "nodenext", "--types", "node", "--skipLibCheck"];

/** Commands as they are copied, but for `npx`, which finds its commands on the path just as well, only later. */
const commandsIn = ({ code }: CodeBlock): string =>
  code
    .split("\n")
    .filter((line) => !/^(\w+=\S+ )?npm /.test(line))
    .join("\n")
    .replaceAll(/\bnpx (?=concordat|tsx)/g, "");

/** What came after each line that names a block, with what went wrong there. */
const sectionsOf = (stdout: string): Map<string, string> =>
  new Map(
    stdout
      .split("\x1e")
      .slice(1)
      .map((section) => {
        const end = section.indexOf("\n");
        return [section.slice(0, end), section.slice(end + 1)];
      }),
  );

/** A server with which the texts can be tried: its services are soon set up, and providers may live on loopback. */
const startServerOfTexts = async () => {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "concordat-guides-"));
  const settings = { databaseUrl: database.url, dataDir, allowPrivateAddresses: true };
  const pace = { provisioningStepMs: 5, bucketCleanupMs: 100 };
  const configuration = { ...readConfiguration({ PORT: "0" }), ...settings, ...pace };
  const server = await startServer(configuration, { log: createLog({ logLevel: "silent" }) });
  const close = async () => {
    await server.close();
    await database.drop();
    await rm(dataDir, { recursive: true });
  };
  const { url, s3Url = "" } = server;
  return { url, s3Url, environment: { DATABASE_URL: database.url, CONCORDAT_DATA_DIR: dataDir }, close };
};

/** Nothing of the settings of whoever runs this: the texts say what to set, and it must not be a cloud that is called. */
const ownEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(UP?CLOUD|CONCORDAT)_/.test(name)));

export const codeTrialOf = async (blocks: readonly CodeBlock[]): Promise<CodeTrial> => {
  await mkdir(join(root, ".cache"), { recursive: true });
  const folder = await mkdtemp(join(root, ".cache", "guides-"));
  for (const { file, code } of blocks) await writeFile(join(folder, file), code);
  const execute = (program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}) =>
    promisify(execFile)(program, args, { cwd: folder, env: { ...ownEnvironment(), ...environment }, timeout: 120_000 });

  return {
    compile: () =>
      execute(process.execPath, [
        join(root, "node_modules/typescript/bin/tsc"),
        ...strict,
        ...platform,
        ...blocks.map(({ file }) => file),
      ]).then(
        () => "",
        ({ stdout, message }: { stdout?: string; message: string }) => stdout || message,
      ),

    run: async (shell, programs) => {
      const server = await startServerOfTexts();
      try {
        const commands = shell.map((block) => `printf '\\x1e${block.place}\\n'\n${commandsIn(block)}`).join("\n");
        const rest = programs.filter(({ file }) => !commands.includes(` ${file}`)).map(({ file }) => file);
        const runner = fileURLToPath(new URL("run-programs.mjs", import.meta.url));
        const script = `set -euo pipefail\n${commands}\nnode --import tsx ${runner} ${rest.join(" ")}`;
        const PATH = [join(root, "node_modules/.bin"), process.env["PATH"]].join(delimiter);
        const environment = { ...server.environment, PATH };
        const atServer = (text: string) =>
          text.replaceAll(serverInTexts, server.url).replaceAll(s3InTexts, server.s3Url);
        for (const { file, code } of programs) await writeFile(join(folder, file), atServer(code));
        const args = ["-c", atServer(script)];
        const { stdout } = await execute("bash", args, environment).catch((error: { stdout?: string }) => {
          if (!error.stdout) throw error;
          return { stdout: `${error.stdout}\n\x1e!the end\n${String(error)}` };
        });
        return sectionsOf(stdout);
      } finally {
        await server.close();
      }
    },

    close: () => rm(folder, { recursive: true }),
  };
};
