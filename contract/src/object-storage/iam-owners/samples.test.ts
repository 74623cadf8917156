import { describe, expect, it } from "vitest";
import { partsOf } from "../../operation-parts.js";
import { walk } from "../../router.js";
import { unknownMembers } from "../../testing/unknown-members.js";
import { groups } from "../groups/operations.js";
import { policies } from "../policies/operations.js";
import { roles } from "../roles/operations.js";
import samples from "../testing/iam-samples.json" with { type: "json" };
import { users } from "../users/operations.js";

const operations = new Map([...walk({ users, groups, roles, policies })].map(({ id, operation }) => [id, operation]));

const schemaOf = (id: string, part: string) => {
  const operation = operations.get(id);
  const schema = operation && partsOf(operation)[part as "body" | "response"]?.schema;
  if (!schema) throw new Error(`${id} has no ${part}.`);
  return schema;
};

/** The one sample that is wrong: a new user without its ARN, which the vendor's traffic has. */
const isUntrue = ({ id, part }: { readonly id: string; readonly part: string }) =>
  id === "users.create" && part === "response";

describe("the seed's samples of users, groups, roles and policies", () => {
  it.each(samples.filter((each) => !isUntrue(each)))("$id: the $part reads as it stands", ({ id, part, sample }) => {
    const read = schemaOf(id, part).safeParse(sample);
    expect(read.error).toBeUndefined();
    expect(unknownMembers(sample, read.data)).toEqual([]);
  });

  it.each(samples.filter(isUntrue))("$id: the $part lacks the ARN, and nothing else", ({ id, part, sample }) => {
    const { error } = schemaOf(id, part).safeParse(sample);
    expect(error?.issues.map(({ path }) => path)).toEqual([["arn"]]);
  });

  it("read as well with the time of a version as recorded traffic has it, under another name", () => {
    const { sample } = samples.find(({ id, part }) => id === "policies.versions.get" && part === "response") ?? {};
    const { create_date: created_at, ...rest } = sample as { readonly create_date: string };
    const recorded = { ...rest, created_at };
    const { data } = schemaOf("policies.versions.get", "response").safeParse(recorded);
    expect(data).toEqual(recorded);
  });

  it("are all there", () => {
    expect(samples).toHaveLength(39);
  });
});
