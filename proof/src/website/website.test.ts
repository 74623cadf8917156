import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { proofRun, reportDone } from "../kit/proof-run.js";
import { websiteGroups } from "./cases/index.js";
import { faultsOf } from "./check-case.js";
import { startLocalTarget } from "./local-target.js";
import { openRemoteTarget } from "./remote-target.js";
import { closeConnections } from "./send-page-request.js";
import { prepareGroup, type WebsiteTarget } from "./target.js";

const isRemote = proofRun.isFull && process.env["CONCORDAT_WEBSITE_URL"] !== undefined;

let target: WebsiteTarget & { readonly close?: () => Promise<void> };

beforeAll(async () => {
  target = isRemote ? await openRemoteTarget() : await startLocalTarget();
});

afterAll(async () => {
  closeConnections();
  await target?.close?.();
  reportDone(`${cases} requests by ${target?.routes.length} routes`);
});

const cases = websiteGroups.reduce((sum, group) => sum + group.cases.length, 0);

it("has at least 200 cases", () => {
  expect(cases).toBeGreaterThanOrEqual(200);
});

describe.each(websiteGroups)("$name", (group) => {
  let remove: () => Promise<void>;
  beforeAll(async () => {
    remove = await prepareGroup(target, group);
  });
  afterAll(() => remove?.());

  const named = group.cases.map((one) => {
    const { name, method = "GET", path, headers = {} } = one;
    const sent = path.length > 100 ? `${path.slice(0, 50)}…` : path;
    const details = name ?? (Object.keys(headers).length === 0 ? "" : JSON.stringify(headers));
    return [`${method} ${sent} ${details}`.trim(), one] as const;
  });
  it.each(named)("%s", async (_name, one) => {
    const faults: string[] = [];
    for (const route of target.routes) faults.push(...(await faultsOf(route, one)));
    expect(faults).toEqual([]);
  });
});
