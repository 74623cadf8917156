import assert from "node:assert/strict";
import { EdgeVM } from "@edge-runtime/vm";
import { outcomeOfFirstCalls } from "./first-calls.mjs";

/**
 * Makes the first calls in a runtime that has the web's standards and nothing of Node.
 * @param {string} bundle
 * @param {string} baseUrl
 */
export async function useInWorker(bundle, baseUrl) {
  const runtime = new EdgeVM();
  for (const name of ["process", "Buffer", "require", "global"]) {
    assert.equal(runtime.evaluate(`typeof ${name}`), "undefined", `the runtime has ${name}, and proves nothing`);
  }
  runtime.evaluate(bundle);
  assert.ok(!JSON.parse(runtime.evaluate("JSON.stringify(entries)")).includes(0), "an entry point exports nothing");
  assert.deepEqual(JSON.parse(await runtime.evaluate(`run(${JSON.stringify(baseUrl)})`)), outcomeOfFirstCalls);
}
