import { join } from "node:path";
import { root } from "./openapi/tools.js";
import { superlinear } from "./regular-expressions/check.js";
import { findExpressions } from "./regular-expressions/find.js";

// `npm run regular-expressions`: checks every regular expression of contract, server and SDK, so that no text takes longer than in
// proportion to its length.
const { expressions, faults } = await findExpressions();
faults.push(...(await superlinear(expressions, join(root, ".cache", "regular-expressions.json"))));

for (const fault of faults) console.error(`✘ ${fault}`);
console.log(
  faults.length === 0
    ? `${expressions.length} regular expressions take time in proportion to the text.`
    : `\nFailed: ${faults.length}`,
);
// the checker's own process would go on
process.exit(faults.length === 0 ? 0 : 1);
