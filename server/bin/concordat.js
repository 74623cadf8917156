#!/usr/bin/env node
// npm links a command only if its file is there when it installs, and the build comes later: hence this file.
import { existsSync } from "node:fs";

const built = new URL("../dist/cli.js", import.meta.url);
if (existsSync(built)) {
  await import(built.href);
} else {
  process.stderr.write("Concordat is not built yet: run `npm run setup` in its folder first.\n");
  process.exitCode = 1;
}
