// Runs programs one after the other in one process: `node --import tsx run-programs.mjs one.ts two.ts`. Each one's output
// comes after a line that names it; a line with an exclamation mark and the error follow where it failed.
import { writeSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { inspect } from "node:util";

for (const file of process.argv.slice(2)) {
  writeSync(1, `\x1e${file}\n`);
  try {
    await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    writeSync(1, `\x1e!${file}\n${inspect(error)}\n`);
  }
}
