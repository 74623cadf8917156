import { refuseOldNode } from "./setup/node-version.mjs";

// `npm run setup`: installs, generates and builds what is missing or out of date.
refuseOldNode();
void import("./setup/set-up.mjs").then(({ setUpOrExit }) => setUpOrExit());
