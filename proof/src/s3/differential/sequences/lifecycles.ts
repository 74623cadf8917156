import { each, get, head, named, put, remove, type Sequence, type Step, xml } from "../sequence.js";

const rule = (...content: readonly string[]): string => xml("Rule", ...content);
const filter = xml("Filter", xml("Prefix", "a/"));
const enabled = xml("Status", "Enabled");
const days = (count: string): string => xml("Expiration", xml("Days", count));
const lifecycle = (...rules: readonly string[]): Step =>
  put("/~?lifecycle", { body: xml("LifecycleConfiguration", ...rules), md5: true });

const lifecycles: Readonly<Record<string, readonly string[]>> = {
  days: [rule(xml("ID", "a"), filter, enabled, days("1"))],
  "no id": [rule(filter, enabled, days("1"))],
  "a date": [rule(filter, enabled, xml("Expiration", xml("Date", "2050-01-01T00:00:00Z")))],
  "a date that is not at midnight": [rule(filter, enabled, xml("Expiration", xml("Date", "2050-01-01T01:00:00Z")))],
  "a date that is none": [rule(filter, enabled, xml("Expiration", xml("Date", "tomorrow")))],
  "a prefix of its own": [rule(xml("ID", "a"), xml("Prefix", "a/"), enabled, days("1"))],
  versions: [rule(xml("ID", "a"), filter, enabled, xml("NoncurrentVersionExpiration", xml("NoncurrentDays", "3")))],
  uploads: [
    rule(xml("ID", "a"), filter, enabled, xml("AbortIncompleteMultipartUpload", xml("DaysAfterInitiation", "3"))),
  ],
  "delete markers": [
    rule(xml("ID", "a"), filter, enabled, xml("Expiration", xml("ExpiredObjectDeleteMarker", "true"))),
  ],
  tags: [rule(xml("ID", "a"), xml("Filter", xml("Tag", xml("Key", "a"), xml("Value", "b"))), enabled, days("1"))],
  "several filters": [
    rule(
      xml("ID", "a"),
      xml("Filter", xml("And", xml("Prefix", "a"), xml("Tag", xml("Key", "a"), xml("Value", "b")))),
      enabled,
      days("1"),
    ),
  ],
  sizes: [rule(xml("ID", "a"), xml("Filter", xml("ObjectSizeGreaterThan", "5")), enabled, days("1"))],
  "zero days": [rule(filter, enabled, days("0"))],
  "days that are none": [rule(filter, enabled, days("x"))],
  "no status": [rule(filter, days("1"))],
  "a status that is none": [rule(filter, xml("Status", "On"), days("1"))],
  "no action": [rule(filter, enabled)],
  "no filter": [rule(enabled, days("1"))],
  "an id twice": [rule(xml("ID", "a"), filter, enabled, days("1")), rule(xml("ID", "a"), filter, enabled, days("2"))],
  "an id that is too long": [rule(xml("ID", "i".repeat(256)), filter, enabled, days("1"))],
  "no rules": [],
};

export const lifecycleSequences: readonly Sequence[] = [
  ...each("lifecycle", Object.keys(lifecycles), (name) => [
    lifecycle(...(lifecycles[name] ?? [])),
    get("/~?lifecycle"),
  ]),
  ...named("lifecycle", {
    "put, get, delete": [
      get("/~?lifecycle"),
      lifecycle(...(lifecycles["days"] ?? [])),
      get("/~?lifecycle"),
      remove("/~?lifecycle"),
      get("/~?lifecycle"),
    ],
    "no document": [
      put("/~?lifecycle", { body: "", md5: true }),
      put("/~?lifecycle", { body: "<Lifecycle", md5: true }),
      put("/~?lifecycle", { body: xml("x"), md5: true }),
    ],
    "when an object expires": [
      lifecycle(...(lifecycles["days"] ?? [])),
      put("/~/a/key", { body: "x" }),
      head("/~/a/key"),
      head("/~/a/key?versionId=null"),
    ],
  }),
];
