import fc from "fast-check";
import { it } from "vitest";
import { compare } from "./compare.js";
import { situation } from "./generators/situations.js";
it("explores", () => {
  const seed = Number(process.env["SEED"] ?? 1);
  const runs = Number(process.env["RUNS"] ?? 1000);
  const counts: Record<string, number> = {};
  const started = process.cpuUsage();
  const result = fc.check(fc.property(situation, (one) => {
    const { outcomes, differences } = compare(one);
    for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
    return differences.length === 0;
  }), { seed, numRuns: runs });
  const { user, system } = process.cpuUsage(started);
  console.log(counts, Math.round((user + system) / 1000), "ms cpu", result.numRuns, "runs", result.numShrinks, "shrinks");
  if (result.failed) {
    const one = result.counterexample?.[0];
    const short = (d: any): string => d === undefined ? "-" : Array.isArray(d) ? d.map(short).join(" ;; ") : `${d.isValid ? "" : "FAULTY "}${JSON.stringify(d.json)}`;
    if (one) {
      console.log(JSON.stringify(one.asker), [...("tags" in one.asker ? one.asker.tags ?? [] : [])].join(), one.policies.isTrust ? "TRUST" : "", one.policies.acl ? "ACL" : "");
      for (const key of ["identity", "boundary", "session", "resource"] as const) console.log(key, short(one.policies[key]));
      for (const d of compare(one).differences) console.log(d.request.action, d.request.resource, JSON.stringify([...d.request.context]), "\n FAST ", d.fast, "\n NAIVE", d.naive);
    }
    console.log(result.errorInstance ? String((result.errorInstance as Error).stack).slice(0, 600) : "");
  }
});
