import { expect, it } from "vitest";
import { attachedPolicies } from "./attachment.js";

const uuid = "12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35";

it("leaves out a policy that was deleted while its attachments were read", () => {
  const rows = [
    { policy: { name: "own", system: false } },
    { policy: null },
    { policy: { name: "all", system: true } },
  ];
  expect(attachedPolicies(uuid, rows)).toEqual([
    { arn: "urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:policy/own", name: "own" },
    { arn: "urn:ecs:iam:::policy/all", name: "all" },
  ]);
});
