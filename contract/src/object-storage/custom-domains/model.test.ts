import { expect, it } from "vitest";
import { type BodyBounds, violationsOf } from "../testing/body-bounds.js";
import { hostName, letters, notText } from "../testing/bounds.js";
import { CustomDomainCreate, CustomDomainModify } from "./model.js";

const domainName = {
  taken: [
    "a.bc",
    "a.b.c.d.ef",
    hostName(254),
    `${letters(63)}.example`,
    "OBJECTS.example.com",
    "xn--bcher-kva.example",
  ],
  refused: [
    "",
    "example",
    "a.b.c.d.e.fg",
    hostName(255),
    `${letters(64)}.example`,
    "-a.example",
    "a-.example",
    "a..example",
    "*.example.com",
    "a_b.example",
    "192.168.1.1",
    "example.com.",
    ...notText,
  ],
};

const bodies: readonly BodyBounds[] = [
  {
    name: "CustomDomainCreate",
    schema: CustomDomainCreate,
    valid: { domain_name: "a.example.com", type: "public" },
    required: ["domain_name", "type"],
    members: [
      { member: "domain_name", ...domainName },
      { member: "type", taken: ["public"], refused: ["private", "", ...notText] },
      { member: "mode", taken: ["api", "static-website"], refused: ["static", "", ...notText] },
    ],
  },
  {
    name: "CustomDomainModify",
    schema: CustomDomainModify,
    valid: { domain_name: "a.example.com", type: "public" },
    required: ["domain_name", "type"],
    members: [
      { member: "domain_name", ...domainName },
      { member: "type", taken: ["public"], refused: ["private", "", ...notText] },
      { member: "mode", taken: [], refused: ["api", "static-website"] },
    ],
  },
];

it.each(bodies)("$name accepts and refuses its members at their bounds", (body) => {
  expect(violationsOf(body)).toEqual([]);
});
