import { fileURLToPath } from "node:url";
import { endWithNpm } from "./setup/end-with-npm.mjs";
import { refuseOldNode } from "./setup/node-version.mjs";

// `npm start`: sets up what is left to do, then becomes `concordat start` in this very process, so that signals, the exit
// code and the terminal are the server's own and no second process can be left behind.
refuseOldNode();
endWithNpm();
void import("./setup/set-up.mjs").then(async ({ setUpOrExit }) => {
  await setUpOrExit();
  const cli = new URL("../server/dist/cli.js", import.meta.url);
  process.argv.splice(1, 1, fileURLToPath(cli), "start");
  await import(cli.href);
});
