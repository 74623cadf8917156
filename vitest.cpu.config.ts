import config from "./vitest.config.js";
const c = config as any;
for (const p of c.test.projects) p.test.setupFiles = ["/tmp/cpu-setup.ts", ...(p.test.setupFiles ?? [])];
for (const p of c.test.projects) p.extends = "./vitest.config.ts";
export default c;
