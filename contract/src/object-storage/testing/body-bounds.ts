import type * as z from "zod";
import { type Bounds, withMember } from "./bounds.js";

/** The body of a request: a valid one, its required members, and the bounds of all members. */
export interface BodyBounds {
  readonly name: string;
  readonly schema: z.ZodType;
  /** The smallest valid body. */
  readonly valid: object;
  readonly required: readonly string[];
  readonly members: readonly Bounds[];
}

const faultyPaths = (schema: z.ZodType, value: unknown): string[] =>
  schema
    .safeParse(value)
    .error?.issues.map(({ path, ...issue }) =>
      [...path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join("."),
    ) ?? [];

const without = (body: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));

/** What a schema accepts although it should refuse it, and what it refuses although it should accept it. */
export const violationsOf = ({ schema, valid, required, members }: BodyBounds): string[] => {
  const violations: string[] = [];
  const expectPaths = (value: unknown, expected: readonly string[]) => {
    const found = faultyPaths(schema, value);
    if (found.join() !== expected.join()) {
      violations.push(`${JSON.stringify(value)}: faults at [${found.join()}] instead of [${expected.join()}]`);
    }
  };
  expectPaths(valid, []);
  // whether a network needs a UUID depends on its type
  expectPaths(
    without(valid, required),
    required.filter((name) => name !== "uuid"),
  );
  expectPaths({ ...valid, colour: "red", Size: 1 }, ["colour.Size"]);
  for (const other of [null, "text", 1, true, [], undefined]) expectPaths(other, [""]);
  for (const { member, taken, refused } of members) {
    const path = member.split(".");
    for (const value of taken) expectPaths(withMember(valid, path, value), []);
    for (const value of refused) {
      const faults = faultyPaths(schema, withMember(valid, path, value));
      const isFound = faults.length > 0 && faults.every((fault) => fault.startsWith(member));
      if (!isFound) violations.push(`${member} = ${JSON.stringify(value)}: faults at [${faults.join()}]`);
    }
  }
  return violations;
};
