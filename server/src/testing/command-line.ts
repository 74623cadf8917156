import { EventEmitter } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { main } from "../cli/main.js";
import { readSecret } from "../cli/read-secret.js";
import { createTestDatabase, type TestDatabase } from "./database.js";

/** What a command left behind. */
export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command that is under way, in this process. */
export interface RunningCommand {
  readonly result: Promise<CommandResult>;
  /** The log of a server, line by line. */
  readonly log: readonly string[];
  /** The codes with which the command wanted to end the process at once. */
  readonly exits: readonly number[];
  /** Resolves with standard output as soon as something stands there, or with the result when the command ends before. */
  readonly answered: Promise<string>;
  /** Resolves when the command listens to signals, which a server does. */
  readonly listens: Promise<void>;
  /** Plays a signal, or another event of the process. */
  emit(event: string, ...values: readonly unknown[]): void;
}

/** What a command finds beside its arguments and environment. */
export interface CommandSurroundings {
  /** What stands on its standard input. */
  readonly input?: string;
  /** Whether its standard output is a terminal. */
  readonly isTerminal?: boolean;
}

/** Runs the real command line, with an environment of its own. */
export const runCommand = (
  argv: readonly string[],
  environment: Record<string, string> = {},
  { input = "", isTerminal = false }: CommandSurroundings = {},
): RunningCommand => {
  const events = new EventEmitter();
  const written = { stdout: "", stderr: "" };
  const log: string[] = [];
  const exits: number[] = [];
  let answer: (text: string) => void = () => undefined;
  const answered = new Promise<string>((resolve) => {
    answer = resolve;
  });
  const listens = new Promise<void>((resolve) => {
    events.once("newListener", () => resolve());
  });
  const code = main(argv, {
    environment,
    stdout: (text) => {
      written.stdout += text;
      answer(written.stdout);
    },
    isTerminal,
    stderr: (text) => {
      written.stderr += text;
    },
    readSecret: (prompt) => readSecret(Readable.from([input]), new PassThrough(), prompt),
    log: { write: (line) => void log.push(line) },
    events,
    exit: (status) => void exits.push(status),
  });
  const result = code.then((status) => ({ code: status, ...written }));
  void result.then(({ stderr }) => answer(stderr));
  return { result, log, exits, answered, listens, emit: (event, ...values) => void events.emit(event, ...values) };
};

/** The command line on a database and a data folder of its own. */
export interface TestCommandLine {
  readonly database: TestDatabase;
  readonly environment: Record<string, string>;
  /** Runs a command that is to succeed, and gives back its standard output without the last line break. */
  run(...argv: readonly string[]): Promise<string>;
  /** The same, with something on standard input. */
  runWith(input: string, ...argv: readonly string[]): Promise<string>;
  /** Runs a command that is to answer in JSON. */
  json(...argv: readonly string[]): Promise<unknown>;
  /** Runs a command that is to fail, and gives back what it says. */
  fail(...argv: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

export const createTestCommandLine = async (): Promise<TestCommandLine> => {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "concordat-commands-"));
  const environment = { DATABASE_URL: database.url, CONCORDAT_DATA_DIR: dataDir };

  const runWith: TestCommandLine["runWith"] = async (input, ...argv) => {
    const { code, stdout, stderr } = await runCommand(argv, environment, { input }).result;
    if (code !== 0 || stderr !== "") throw new Error(`concordat ${argv.join(" ")} ended with ${code}: ${stderr}`);
    return stdout.replace(/\n$/, "");
  };
  const run: TestCommandLine["run"] = (...argv) => runWith("", ...argv);
  const fail: TestCommandLine["fail"] = async (...argv) => {
    const { code, stdout, stderr } = await runCommand(argv, environment).result;
    if (code !== 1 || stdout !== "")
      throw new Error(`concordat ${argv.join(" ")} ended with ${code}: ${stdout}${stderr}`);
    return stderr.replace(/\n$/, "");
  };
  const close = async () => {
    await database.drop();
    await rm(dataDir, { recursive: true });
  };
  return {
    database,
    environment,
    run,
    runWith,
    fail,
    json: async (...argv) => JSON.parse(await run(...argv, "--json")),
    close,
  };
};
