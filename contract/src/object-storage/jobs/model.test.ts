import { expect, it } from "vitest";
import { type BodyBounds, violationsOf } from "../testing/body-bounds.js";
import { type Bounds, letters, notText } from "../testing/bounds.js";
import { JobCreate } from "./model.js";

const location = { access_key_id: "id", secret_access_key: "secret", endpoint_url: "https://s3.example.com" };

const locationMembers = (side: string): readonly Bounds[] => [
  { member: side, taken: [location], refused: [{}, ...notText] },
  ...["access_key_id", "secret_access_key"].map((name) => ({
    member: `${side}.${name}`,
    taken: ["a", letters(128)],
    refused: ["", letters(129), ...notText],
  })),
  { member: `${side}.endpoint_url`, taken: ["a", letters(255)], refused: ["", letters(256), ...notText] },
  { member: `${side}.bucket`, taken: ["", "a", letters(255)], refused: [letters(256), ...notText] },
];

const bodies: readonly BodyBounds[] = [
  {
    name: "JobCreate",
    schema: JobCreate,
    valid: { type: "copy", source: location, target: location },
    required: ["type", "source", "target"],
    members: [
      { member: "type", taken: ["copy"], refused: ["move", "", ...notText] },
      ...locationMembers("source"),
      ...locationMembers("target"),
    ],
  },
];

it.each(bodies)("$name accepts and refuses its members at their bounds", (body) => {
  expect(violationsOf(body)).toEqual([]);
});
