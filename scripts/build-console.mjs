import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runCommand } from "./setup/run-command.mjs";

/**
 * Builds the web console into the assets of the server, which serves it from there.
 * @param {string} root
 * @param {AbortSignal} [signal]
 */
export async function buildConsole(root, signal) {
  const vite = join(root, "node_modules/vite/bin/vite.js");
  await runCommand([process.execPath, vite, "build", "--logLevel", "warn"], { cwd: join(root, "console"), signal });
}

// the second part of `npm run build`
if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  await buildConsole(fileURLToPath(new URL("..", import.meta.url)));
