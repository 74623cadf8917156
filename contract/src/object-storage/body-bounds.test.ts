import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { BucketCreate } from "./buckets/model.js";
import { CustomDomainCreate, CustomDomainModify } from "./custom-domains/model.js";
import { JobCreate } from "./jobs/model.js";
import { LabelCreate, LabelModify } from "./labels/model.js";
import { NetworkCreate } from "./networks/model.js";
import { ServiceCreate, ServiceModify, ServiceReplace } from "./services/model.js";
import { StaticWebsiteConfigCreate, StaticWebsiteConfigModify } from "./static-websites/model.js";
import { type Bounds, hostName, letters, notAFlag, notText, withMember } from "./testing/bounds.js";

const resourceName: Omit<Bounds, "member"> = {
  taken: ["a", letters(64), "0_-Z"],
  refused: ["", letters(65), "a.b", "a b", "ä", "a/b", "a\n", ...notText],
};
const flag = { taken: [true, false], refused: notAFlag };
const bucketName = {
  taken: ["a", letters(254), "A.b-c_9"],
  refused: ["", letters(255), "a/b", "a b", "ä", ...notText],
};
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
const labelKey = {
  taken: ["aa", letters(32), "  ", "a_", "~!", "a=b"],
  refused: ["a", letters(33), "_a", "ä1", "a\u007f", "a\n", ...notText],
};
const labelValue = {
  taken: ["", letters(255), "😀".repeat(255), "grün, 漢字 €", null],
  refused: [letters(256), "😀".repeat(256), "a\nb", "a\u0000", 1, true, []],
};
const bucketPrefix = {
  taken: ["", letters(1024), "dist/", "a-b_c.d/9"],
  refused: [letters(1025), "a b", "ä", ...notText],
};
const indexDocument = {
  taken: ["a", letters(255), "pages/index.html"],
  refused: ["", letters(256), "a b", "ä", ...notText],
};
const status = { taken: [400, 599], refused: [399, 600, 404.5, "404", null] };
const spaMode = { taken: [true, false, null], refused: notAFlag };

const website = (member: string, bounds: Omit<Bounds, "member">): Bounds => ({ member, ...bounds });
const page = { error_document: "errors/404.html", status_code: 404 };
const pages = (count: number) => Array.from({ length: count }, () => page);
const websiteMembers: readonly Bounds[] = [
  website("bucket_name", bucketName),
  website("bucket_prefix", bucketPrefix),
  website("index_document", indexDocument),
  website("spa_mode", spaMode),
  website("enabled", { ...flag, refused: [...notAFlag, null] }),
  website("error_pages", { taken: [[], pages(25)], refused: [pages(26), null, {}, "a"] }),
  website("error_pages.0.error_document", {
    taken: ["a", letters(255), "😀".repeat(255), "a/b c.html"],
    refused: ["", letters(256), "/a", ...notText],
  }),
  website("error_pages.0.status_code", status),
];

const networks = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `n${index}`,
    type: "private",
    family: "IPv4",
    uuid: "03c1d8e5-7b42-4f06-9a3d-5e8f6b2c1a07",
  }));
const labels = (count: number) => Array.from({ length: count }, (_, index) => ({ key: `key-${index}`, value: "" }));
const domains = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ domain_name: `d${index}.example.com`, type: "public" }));
const serviceMembers = (emptied: readonly unknown[], refused: readonly unknown[]): readonly Bounds[] => [
  { member: "name", ...resourceName },
  { member: "configured_status", taken: ["started", "stopped"], refused: ["running", "Started", "", ...notText] },
  { member: "termination_protection", ...flag, refused: [...notAFlag, null] },
  { member: "networks", taken: [[], networks(8), null], refused: [networks(9), {}, "a"] },
  { member: "labels", taken: [[], labels(255), ...emptied], refused: [labels(256), {}, ...refused] },
  { member: "custom_domains", taken: [[], domains(5), ...emptied], refused: [domains(6), {}, ...refused] },
];
const staticWebsites: Bounds = {
  member: "static_websites",
  taken: [[], [{ bucket_name: "a" }], null],
  refused: [{}, [{}], "a"],
};

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

const service = { name: "a", configured_status: "started" };
const bodies: readonly {
  name: string;
  schema: z.ZodType;
  valid: unknown;
  required: string[];
  members: readonly Bounds[];
}[] = [
  {
    name: "ServiceCreate",
    schema: ServiceCreate,
    valid: { ...service, region: "europe-2" },
    required: ["name", "region", "configured_status"],
    members: [...serviceMembers([], [null]), { member: "region", ...resourceName }],
  },
  {
    name: "ServiceReplace",
    schema: ServiceReplace,
    valid: service,
    required: ["name", "configured_status"],
    members: [...serviceMembers([], [null]), staticWebsites],
  },
  {
    name: "ServiceModify",
    schema: ServiceModify,
    valid: {},
    required: [],
    members: [...serviceMembers([null], []), staticWebsites],
  },
  {
    name: "NetworkCreate",
    schema: NetworkCreate,
    valid: networks(1)[0],
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
  {
    name: "LabelCreate",
    schema: LabelCreate,
    valid: { key: "env", value: "staging" },
    required: ["key", "value"],
    members: [
      { member: "key", ...labelKey },
      { member: "value", ...labelValue },
    ],
  },
  {
    name: "LabelModify",
    schema: LabelModify,
    valid: {},
    required: [],
    members: [
      { member: "key", ...labelKey },
      { member: "value", ...labelValue },
    ],
  },
  {
    name: "BucketCreate",
    schema: BucketCreate,
    valid: { name: "a" },
    required: ["name"],
    members: [{ member: "name", ...bucketName }],
  },
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
  {
    name: "StaticWebsiteConfigCreate",
    schema: StaticWebsiteConfigCreate,
    valid: { bucket_name: "a", error_pages: [page] },
    required: ["bucket_name"],
    members: [
      ...websiteMembers,
      { member: "domain_name", taken: ["a", letters(255)], refused: ["", letters(256), ...notText] },
    ],
  },
  {
    name: "StaticWebsiteConfigModify",
    schema: StaticWebsiteConfigModify,
    valid: { error_pages: [page] },
    required: [],
    members: [...websiteMembers, { member: "domain_name", taken: [], refused: ["www.example.com"] }],
  },
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

const pathsOf = (schema: z.ZodType, value: unknown): string[] =>
  schema
    .safeParse(value)
    .error?.issues.map(({ path, ...issue }) =>
      [...path, ...(issue.code === "unrecognized_keys" ? issue.keys : [])].join("."),
    ) ?? [];

describe.each(bodies)("$name", ({ schema, valid, required, members }) => {
  it("accepts the smallest body", () => {
    expect(pathsOf(schema, valid)).toEqual([]);
  });

  it("names every missing member", () => {
    const missing = pathsOf(
      schema,
      Object.fromEntries(Object.entries(valid as object).filter(([name]) => !required.includes(name))),
    );
    // whether a network needs a UUID depends on its type
    expect(missing).toEqual(required.filter((name) => name !== "uuid"));
  });

  it("refuses unknown members by name, and values that are not objects", () => {
    expect(pathsOf(schema, { ...(valid as object), colour: "red", Size: 1 })).toEqual(["colour.Size"]);
    for (const other of [null, "text", 1, true, [], undefined]) expect(pathsOf(schema, other)).toEqual([""]);
  });

  it.each(members)("accepts and refuses $member at its bounds", ({ member, taken, refused }) => {
    const path = member.split(".");
    for (const value of taken) expect(pathsOf(schema, withMember(valid, path, value))).toEqual([]);
    for (const value of refused) {
      const faults = pathsOf(schema, withMember(valid, path, value));
      expect(faults, JSON.stringify(value)).not.toEqual([]);
      for (const fault of faults) expect(fault.startsWith(member), `${fault} for ${JSON.stringify(value)}`).toBe(true);
    }
  });
});
