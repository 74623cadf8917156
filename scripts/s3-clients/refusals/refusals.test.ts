import { readFileSync } from "node:fs";
import { s3Errors } from "@concordat/contract/s3";
import { describe, expect, it } from "vitest";
import { refusedClients } from "./clients/index.mjs";
import { compareOutcomes } from "./compare.mjs";
import { plainWords } from "./plain-words.mjs";
import type { RecordedClient } from "./run.mjs";
import { situations } from "./situations/index.mjs";

const recorded: Readonly<Record<string, RecordedClient>> = JSON.parse(
  readFileSync(new URL("./outcomes.json", import.meta.url), "utf8"),
);
const outcomesOf = (situation: string) =>
  refusedClients.flatMap(({ name }) => recorded[name]?.outcomes[situation] ?? []);

describe("the table of refusals", () => {
  it("has situations of all kinds, each once, and no others are written down", () => {
    const names = situations.map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(40);
    expect(new Set(names).size).toBe(names.length);
    const written = refusedClients.flatMap(({ name }) => Object.keys(recorded[name]?.outcomes ?? {}));
    expect([...new Set(written)].sort()).toEqual([...names].sort());
  });

  it.each(situations)("$name: several clients come into it, and their users read why", ({ name, code, advice }) => {
    const outcomes = outcomesOf(name);
    expect(outcomes.length).toBeGreaterThanOrEqual(3);
    expect(advice).toMatch(/[.?]$/);
    if (code === undefined) return;
    const sentence = code in s3Errors ? s3Errors[code as keyof typeof s3Errors].message.slice(0, 20) : "";
    const telling = outcomes.filter(
      ({ exit, said }) => [exit, said].join(" ").includes(code) || said.includes(sentence),
    );
    // some clients ask with HEAD before, and hide what they were told behind words of their own
    expect(telling.length).toBeGreaterThanOrEqual(2);
    for (const { said } of telling) expect(said.length).toBeGreaterThan(code.length);
  });
});

describe("what a client told", () => {
  const known = { version: "1", outcomes: { "wrong-secret": { exit: 1, said: "SignatureDoesNotMatch: as it was" } } };

  it("must be what is written down, word by word, of the same version", () => {
    const said = (text: string, version = "1", exit = 1) => ({
      client: { version, outcomes: { "wrong-secret": { exit, said: text } } },
    });
    const faults = (found: ReturnType<typeof said>) => compareOutcomes({ client: known }, found).length;
    expect(faults(said("SignatureDoesNotMatch: as it was"))).toBe(0);
    expect(faults(said("SignatureDoesNotMatch: otherwise"))).toBe(1);
    expect(faults(said("SignatureDoesNotMatch: otherwise", "2"))).toBe(0);
    expect(faults(said("otherwise", "2"))).toBe(1);
    expect(faults(said("SignatureDoesNotMatch: otherwise", "2", 0))).toBe(1);
    expect(compareOutcomes({}, said(""))).toHaveLength(1);
    expect(compareOutcomes({ client: known }, { client: { version: "1", outcomes: {} } })).toHaveLength(1);
  });

  it("is without what differs from run to run", () => {
    const log = "2026/12/01 16:00:00 ERROR : a.txt: Failed to copy: status code: 403, request id: 01M8S, host id: x=\n";
    expect(plainWords(log)).toBe("ERROR : a.txt: Failed to copy: status code: 403, request id: …, host id: …");
    expect(plainWords("warning\nerror at http://127.0.0.1:34567/x\nbye")).toBe("error at http://127.0.0.1:9000/x");
    expect(plainWords("Parameter validation failed:\nUnknown parameter")).toBe(
      "Parameter validation failed: Unknown parameter",
    );
    expect(plainWords("WARNING: 501 (NotImplemented): it\nERROR: too often", "NotImplemented")).toContain("it");
    expect(plainWords("")).toBe("");
  });
});
