import { expect, it } from "vitest";
import { type BodyBounds, violationsOf } from "../testing/body-bounds.js";
import { bucketName } from "../testing/bounds.js";
import { BucketCreate } from "./model.js";

const bodies: readonly BodyBounds[] = [
  {
    name: "BucketCreate",
    schema: BucketCreate,
    valid: { name: "a" },
    required: ["name"],
    members: [{ member: "name", ...bucketName }],
  },
];

it.each(bodies)("$name accepts and refuses its members at their bounds", (body) => {
  expect(violationsOf(body)).toEqual([]);
});
