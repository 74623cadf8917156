#!/usr/bin/env node
import { main } from "./cli/main.js";

// a reader that goes away early (`concordat … | head -1`) is no fault
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
}

process.exitCode = await main(process.argv.slice(2), {
  environment: process.env,
  stdout: (text) => process.stdout.write(text),
  isTerminal: process.stdout.isTTY,
  isErrorTerminal: process.stderr.isTTY,
  stderr: (text) => process.stderr.write(text),
  readSecret: async (prompt) => {
    const { readSecret } = await import("./cli/read-secret.js");
    return readSecret(process.stdin, process.stderr, prompt);
  },
  events: process,
  exit: (code) => process.exit(code),
});

/** How long what is left over may go on by itself: a library that tries again to deliver traces does so for ten seconds. */
const lingerMs = 250;
setTimeout(() => {
  if (process.stdout.writableLength === 0) process.exit();
}, lingerMs).unref();
