import { describe, expect, it } from "vitest";
import samples from "../object-storage/testing/iam-samples.json" with { type: "json" };
import { readDocument } from "./policy-document.js";
import { formEncode } from "./policy-document-text.js";
import { systemPolicies } from "./system-policies.js";

interface SamplePolicy {
  readonly name: string;
  readonly description: string;
  readonly document: string;
}
const sampleOf = (id: string): unknown => samples.find((each) => each.id === id && each.part === "response")?.sample;

describe("the policies of the system", () => {
  it("are the vendor's, in its order", () => {
    const listed = sampleOf("policies.list") as readonly SamplePolicy[];
    expect(systemPolicies.map(({ name, description }) => ({ name, description }))).toEqual(
      listed.map(({ name, description }) => ({ name, description })),
    );
  });

  it("include the one whose document is known, byte for byte", () => {
    const sample = sampleOf("policies.get") as SamplePolicy;
    const policy = systemPolicies.find(({ name }) => name === sample.name);
    expect(formEncode(policy?.document ?? "")).toBe(sample.document);
  });

  it.each(systemPolicies)("have documents that are ones: $name", ({ document }) => {
    expect(readDocument(document, "permissions")).toMatchObject({ text: document });
  });

  it.each([
    ["ECSDenyAll", "Deny", "*"],
    ["ECSS3ReadOnlyAccess", "Allow", ["s3:Get*", "s3:List*"]],
    ["IAMFullAccess", "Allow", "iam:*"],
    ["IAMReadOnlyAccess", "Allow", ["iam:Get*", "iam:List*"]],
  ])("say of everything in %s: %s %j", (name, Effect, Action) => {
    const { document } = systemPolicies.find((policy) => policy.name === name) ?? { document: "" };
    expect(JSON.parse(document)).toEqual({ Version: "2012-10-17", Statement: [{ Effect, Action, Resource: "*" }] });
  });
});
