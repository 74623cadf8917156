import { expect, it } from "vitest";
import { type BodyBounds, violationsOf } from "../testing/body-bounds.js";
import { notText, resourceName } from "../testing/bounds.js";
import { NetworkCreate } from "./model.js";

const network = { name: "n0", type: "private", family: "IPv4", uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07" };

const bodies: readonly BodyBounds[] = [
  {
    name: "NetworkCreate",
    schema: NetworkCreate,
    valid: network,
    required: ["name", "type", "family", "uuid"],
    members: [
      { member: "name", ...resourceName },
      { member: "type", taken: ["private"], refused: ["utility", "Private", "", ...notText] },
      { member: "family", taken: ["IPv4"], refused: ["IPv6", "ipv4", "", ...notText] },
      {
        member: "uuid",
        taken: ["03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07", "03C1D8E5-7B42-4F06-9A3D-5E8F6B2C1A07"],
        refused: [
          "",
          "03c1d8e5",
          "03c1d8e57b424f069a3d5e8f6b2c1a07",
          "g3c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07",
          ...notText,
        ],
      },
    ],
  },
];

it.each(bodies)("$name accepts and refuses its members at their bounds", (body) => {
  expect(violationsOf(body)).toEqual([]);
});
