/**
 * What the vendor's Go client decodes an answer into. Members that it reads must be there and of their type: a missing
 * one would silently become zero, one of another type makes the whole call fail. Members that it does not know are no
 * harm. A `?` after the name marks those that it takes as optional.
 */
export type Shape = "string" | "time" | "int" | "bool" | readonly [Shape] | { readonly [member: string]: Shape };

/** The only form of time that Go's `time.Time` reads from JSON. */
const goTime =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d{2}:\d{2})$/;

const scalars = {
  string: (value: unknown) => typeof value === "string",
  time: (value: unknown) => typeof value === "string" && goTime.test(value),
  int: (value: unknown) => Number.isSafeInteger(value),
  bool: (value: unknown) => typeof value === "boolean",
} as const;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Every place at which an answer is not what the client reads. */
export const misfits = (shape: Shape, value: unknown, at = "body"): string[] => {
  if (typeof shape === "string") return scalars[shape](value) ? [] : [`${at} is no ${shape}: ${JSON.stringify(value)}`];
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [`${at} is no list: ${JSON.stringify(value)}`];
    return value.flatMap((item, index) => misfits(shape[0], item, `${at}.${index}`));
  }
  if (!isObject(value)) return [`${at} is no object: ${JSON.stringify(value)}`];
  return Object.entries(shape).flatMap(([member, memberShape]) => {
    const name = member.replace(/\?$/, "");
    if (value[name] === undefined) return name === member ? [`${at}.${name} is missing`] : [];
    return misfits(memberShape as Shape, value[name], `${at}.${name}`);
  });
};

export const region: Shape = { name: "string", primary_zone: "string", zones: [{ name: "string" }] };
const label: Shape = { key: "string", value: "string" };
export const network: Shape = { family: "string", name: "string", type: "string", "uuid?": "string" };
export const customDomain: Shape = { domain_name: "string", type: "string", mode: "string" };

export const accessKey: Shape = { access_key_id: "string", created_at: "time", last_used_at: "time", status: "string" };
export const newAccessKey: Shape = { ...accessKey, secret_access_key: "string" };
export const attachedPolicy: Shape = { arn: "string", name: "string" };
export const user: Shape = {
  access_keys: [accessKey],
  arn: "string",
  created_at: "time",
  policies: [attachedPolicy],
  username: "string",
};
export const listedPolicy: Shape = {
  arn: "string",
  attachment_count: "int",
  created_at: "time",
  default_version_id: "string",
  description: "string",
  name: "string",
  system: "bool",
  updated_at: "time",
};
export const policy: Shape = { ...listedPolicy, document: "string" };
/** The client looks for `created_at`, the vendor's text has `create_date` (trap 1): ours has both. */
export const policyVersion: Shape = {
  created_at: "time",
  create_date: "time",
  document: "string",
  is_default: "bool",
  version_id: "string",
};

export const metrics: Shape = { total_objects: "int", total_size_bytes: "int" };
export const bucket: Shape = { ...metrics, deleted: "bool", name: "string" };

export const staticSite: Shape = {
  bucket_name: "string",
  bucket_prefix: "string",
  created_at: "time",
  domain_name: "string",
  enabled: "bool",
  error_pages: [{ error_document: "string", "status_code?": "int", "status_range?": { start: "int", end: "int" } }],
  index_document: "string",
  spa_mode: "bool",
  updated_at: "time",
};

export const listedService: Shape = {
  configured_status: "string",
  created_at: "time",
  custom_domains: [customDomain],
  endpoints: [{ domain_name: "string", type: "string", "iam_url?": "string", "sts_url?": "string" }],
  labels: [label],
  name: "string",
  networks: [network],
  operational_state: "string",
  region: "string",
  static_websites: [staticSite],
  termination_protection: "bool",
  updated_at: "time",
  usage: metrics,
  uuid: "string",
};
export const service: Shape = { ...listedService, users: [user] };

export const problem: Shape = {
  correlation_id: "string",
  status: "int",
  title: "string",
  type: "string",
  "invalid_params?": [{ name: "string", reason: "string" }],
};
