// What `startDatabaseProcess` runs: opens a database as a server or a command does, and obeys lines on standard input.
import { createInterface } from "node:readline";
import { connectDatabase, openDatabase } from "../database/database.js";
import { DatabaseStartError } from "../database/database-start-error.js";

const { role, ...options } = JSON.parse(process.argv[2] ?? "{}") as { role: string; dataDir: string };
const say = (message: object): void => {
  process.stdout.write(`${JSON.stringify(message)}\n`);
};

try {
  const log = (message: string): void => say({ log: message });
  const database = await (role === "server" ? openDatabase : connectDatabase)({ ...options, log });
  say({ url: database.url });
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === "close") break;
  }
  await database.close();
  process.stdin.destroy();
} catch (error) {
  say({ fault: error instanceof DatabaseStartError ? error.message : String((error as Error).stack) });
  process.exitCode = 1;
}
