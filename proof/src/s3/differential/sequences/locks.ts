import { each, get, head, named, type Options, put, remove, type Sequence, xml } from "../sequence.js";

const until = "2050-01-01T00:00:00.000Z";
const lockable = put("/~", { headers: { "x-amz-bucket-object-lock-enabled": "true" } });
const configuration = (content: string): string => xml("ObjectLockConfiguration", content);
const configure = (content: string) => put("/~?object-lock", { body: configuration(content), md5: true });
const on = xml("ObjectLockEnabled", "Enabled");
const byDefault = (content: string): string => on + xml("Rule", xml("DefaultRetention", content));
const object = (options: Options = {}) => put("/~/key", { body: "x", name: "a", md5: true, ...options });
const retention = (mode: string, date = until, options: Options = {}) =>
  put("/~/key?retention", {
    body: xml("Retention", xml("Mode", mode), xml("RetainUntilDate", date)),
    md5: true,
    ...options,
  });
const hold = (status: string) => put("/~/key?legal-hold", { body: xml("LegalHold", xml("Status", status)), md5: true });
const version = "/~/key?versionId={a:x-amz-version-id}";
const bypass = { headers: { "x-amz-bypass-governance-retention": "true" } };

const locks: readonly Sequence[] = [
  ...named("lock", {
    "of a bucket": [
      lockable,
      get("/~?object-lock"),
      configure(byDefault(xml("Mode", "GOVERNANCE") + xml("Days", "1"))),
      get("/~?object-lock"),
      configure(on),
      get("/~?object-lock"),
    ],
    "versions stay on": [
      lockable,
      put("/~?versioning", { body: xml("VersioningConfiguration", xml("Status", "Suspended")) }),
      get("/~?versioning"),
    ],
    governance: [
      lockable,
      object(),
      retention("GOVERNANCE"),
      get("/~/key?retention"),
      head("/~/key"),
      remove(version),
      remove(version, bypass),
    ],
    "governance, made shorter": [
      lockable,
      object(),
      retention("GOVERNANCE"),
      retention("GOVERNANCE", "2040-01-01T00:00:00Z"),
      retention("GOVERNANCE", "2040-01-01T00:00:00Z", bypass),
      retention("GOVERNANCE", "2060-01-01T00:00:00Z"),
    ],
    "a hold": [
      lockable,
      object(),
      hold("ON"),
      get("/~/key?legal-hold"),
      head("/~/key"),
      remove(version),
      hold("OFF"),
      get("/~/key?legal-hold"),
      remove(version),
    ],
    "a hold that is none": [
      lockable,
      object(),
      hold("MAYBE"),
      put("/~/key?legal-hold", { body: "", md5: true }),
      put("/~/key?legal-hold", { body: xml("x"), md5: true }),
    ],
    "retention that is none": [
      lockable,
      object(),
      retention("MAYBE"),
      retention("GOVERNANCE", "tomorrow"),
      retention("GOVERNANCE", "2000-01-01T00:00:00Z"),
      put("/~/key?retention", { body: xml("Retention"), md5: true }),
      put("/~/key?retention", { body: xml("Retention", xml("Mode", "GOVERNANCE")), md5: true }),
      put("/~/key?retention", { body: "", md5: true }),
    ],
    "of objects that have none": [
      lockable,
      object(),
      get("/~/key?retention"),
      get("/~/key?legal-hold"),
      get("/~/absent?retention"),
      get("/~/absent?legal-hold"),
    ],
    "by headers": [
      lockable,
      object({
        headers: {
          "x-amz-object-lock-mode": "GOVERNANCE",
          "x-amz-object-lock-retain-until-date": until,
          "x-amz-object-lock-legal-hold": "ON",
        },
      }),
      head("/~/key"),
      get("/~/key?retention"),
      get("/~/key?legal-hold"),
      remove("/~/key"),
      remove(version, bypass),
    ],
    "by headers that are none": [
      lockable,
      object({ headers: { "x-amz-object-lock-mode": "GOVERNANCE" } }),
      object({ headers: { "x-amz-object-lock-retain-until-date": until } }),
      object({ headers: { "x-amz-object-lock-mode": "MAYBE", "x-amz-object-lock-retain-until-date": until } }),
      object({
        headers: {
          "x-amz-object-lock-mode": "GOVERNANCE",
          "x-amz-object-lock-retain-until-date": "2000-01-01T00:00:00Z",
        },
      }),
      object({ headers: { "x-amz-object-lock-legal-hold": "MAYBE" } }),
    ],
  }).map((sequence) => ({ ...sequence, makesBucket: true })),
  ...named("lock", {
    "where there is none": [
      get("/~?object-lock"),
      configure(on),
      object(),
      get("/~/key?retention"),
      get("/~/key?legal-hold"),
      retention("GOVERNANCE"),
      hold("ON"),
      object({ headers: { "x-amz-object-lock-legal-hold": "ON" } }),
    ],
  }),
];

const configurations: Readonly<Record<string, string>> = {
  "days and years": byDefault(xml("Mode", "GOVERNANCE") + xml("Days", "1") + xml("Years", "1")),
  "no period": byDefault(xml("Mode", "GOVERNANCE")),
  "zero days": byDefault(xml("Mode", "GOVERNANCE") + xml("Days", "0")),
  "less than zero days": byDefault(xml("Mode", "GOVERNANCE") + xml("Days", "-1")),
  "a mode that is none": byDefault(xml("Mode", "MAYBE") + xml("Days", "1")),
  "no mode": byDefault(xml("Days", "1")),
  "not enabled": xml("ObjectLockEnabled", "Disabled"),
  nothing: "",
};

export const lockSequences: readonly Sequence[] = [
  ...locks,
  ...each("lock by default", Object.keys(configurations), (name) => [
    lockable,
    configure(configurations[name] ?? ""),
  ]).map((sequence) => ({ ...sequence, makesBucket: true })),
];
