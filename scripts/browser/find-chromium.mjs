import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const commands = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const macApplications = [
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** What to tell those who have no browser. */
export const howToGetChromium =
  "No Chromium was found: install it (Debian and Ubuntu: `apt-get install chromium`), or set CHROMIUM_PATH to the program of a Chromium or Chrome.";

/**
 * The program of a Chromium or Chrome on this machine. What `CHROMIUM_PATH` names wins, and nothing else is taken in its place.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} absent where there is none
 */
export function findChromium(env = process.env) {
  if (env["CHROMIUM_PATH"]) return isProgram(env["CHROMIUM_PATH"]) ? env["CHROMIUM_PATH"] : undefined;
  const folders = [...(env["PATH"] ?? "").split(delimiter).filter(Boolean), "/usr/bin"];
  const candidates = commands.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...candidates, ...macApplications].find(isProgram);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = findChromium();
  console.log(found ?? howToGetChromium);
  process.exitCode = found === undefined ? 1 : 0;
}
