import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { contract } from "../apis.js";
import { walk } from "../router.js";
import { codeSamplesOf } from "./code-samples.js";

const operations = [...walk(contract)].map((walked) => ({ ...walked, samples: codeSamplesOf(walked) }));
const curls = operations.flatMap(({ operation, samples }) =>
  samples
    .filter(({ lang }) => lang === "Shell")
    .map(({ source }, index) => ({ operation, example: operation.examples[index], source })),
);

/** What a shell makes of each sample: the arguments of curl. */
const read = (sources: readonly string[]): string[][] => {
  const script = [
    "curl() { printf '%s\\0' \"$@\" $'\\x01'; }",
    "UCLOUD_TOKEN=secret UPCLOUD_TOKEN=secret CORE_TOKEN=secret",
    ...sources,
  ].join("\n");
  const output = execFileSync("bash", ["-c", script], { encoding: "utf8" });
  return output
    .split("\u0001\0")
    .slice(0, -1)
    .map((call) => call.split("\0").slice(0, -1));
};

describe("samples of curl", () => {
  const calls = read(curls.map(({ source }) => source));

  it("are one for each example", () => {
    expect(calls.length).toBe(operations.flatMap(({ operation }) => operation.examples).length);
  });

  it.each(curls.map((sample, index) => ({ ...sample, path: sample.operation.path, call: calls[index] ?? [] })))(
    "$operation.method $path sends the example",
    ({ operation, example, call }) => {
      const address = new URL(call.find((word) => word.startsWith("http")) ?? "");
      expect(address.pathname).toMatch(new RegExp(`^${operation.path.replace(/:\w+/g, "[^/]+")}$`));
      const { body, query = {} } = (example?.request ?? {}) as { body?: unknown; query?: Record<string, unknown> };
      expect([...new Set(address.searchParams.keys())]).toEqual(Object.keys(query));
      const at = call.indexOf("-d");
      expect(at === -1 ? undefined : JSON.parse(call[at + 1] ?? "")).toEqual(body);
      const implied = at === -1 ? "GET" : "POST";
      const method = call.includes("-X") ? call[call.indexOf("-X") + 1] : implied;
      expect(method).toBe(operation.method);
    },
  );
});

describe("samples of the SDK", () => {
  it("are there for every example of an operation that clients call, and call its method", () => {
    for (const { id, operation, samples } of operations) {
      const programs = samples.filter(({ lang }) => lang === "TypeScript").map(({ source }) => source);
      expect([id, programs.length]).toEqual([id, operation.servedBy === "core" ? operation.examples.length : 0]);
      for (const program of programs) expect(program).toContain(`cloud.${id}(`);
    }
  });
});
