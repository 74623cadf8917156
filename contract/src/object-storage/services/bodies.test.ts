import { expect, it } from "vitest";
import { type BodyBounds, violationsOf } from "../testing/body-bounds.js";
import { type Bounds, flag, notAFlag, notText, resourceName } from "../testing/bounds.js";
import { ServiceCreate, ServiceModify, ServiceReplace } from "./model.js";

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

const service = { name: "a", configured_status: "started" };

const staticWebsites: Bounds = {
  member: "static_websites",
  taken: [[], [{ bucket_name: "a" }], null],
  refused: [{}, [{}], "a"],
};

const serviceMembers = (emptied: readonly unknown[], refused: readonly unknown[]): readonly Bounds[] => [
  { member: "name", ...resourceName },
  { member: "configured_status", taken: ["started", "stopped"], refused: ["running", "Started", "", ...notText] },
  { member: "termination_protection", ...flag, refused: [...notAFlag, null] },
  { member: "networks", taken: [[], networks(8), null], refused: [networks(9), {}, "a"] },
  { member: "labels", taken: [[], labels(255), ...emptied], refused: [labels(256), {}, ...refused] },
  { member: "custom_domains", taken: [[], domains(5), ...emptied], refused: [domains(6), {}, ...refused] },
];

const bodies: readonly BodyBounds[] = [
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
];

it.each(bodies)("$name accepts and refuses its members at their bounds", (body) => {
  expect(violationsOf(body)).toEqual([]);
});
