import { additions } from "./additions.js";
import { copyRepository } from "./repository-copy.js";
const copy = copyRepository();
for (const a of additions) { a.contract(copy); a.handler(copy); }
console.log(copy.folder);
