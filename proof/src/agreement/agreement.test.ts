import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openApiDocument } from "@concordat/contract/openapi";
import { expect, it } from "vitest";
import { startTestCore } from "../../../server/src/testing/core.js";
import { createAgreement } from "./agreement.js";
import type { OpenApiDocument } from "./document.js";
import { type Exchange, watchAnswers } from "./exchange.js";

const agreement = createAgreement(openApiDocument() as unknown as OpenApiDocument);
const service = "/1.3/object-storage-2/12b7f0c4-5d3e-4a1b-8c96-0f2e1d4a7b35";
const bucket = { deleted: false, name: "holiday-photos", total_objects: 0, total_size_bytes: 0 };
const listed: Exchange = {
  method: "GET",
  target: `${service}/buckets?limit=2`,
  status: 200,
  headers: { "content-type": "application/json; charset=utf-8", "upcloud-cid": "01", "upcloud-total-count": "1" },
  body: JSON.stringify([bucket]),
};
const problem = {
  correlation_id: "01JDJE6Z12NC3NZNQGXNZME5Q8",
  status: 404,
  title: "No.",
  type: "https://developers.upcloud.com/1.3/errors#ERROR_RESOURCE_NOT_FOUND",
};
const refused: Exchange = {
  ...listed,
  status: 404,
  headers: { "content-type": "application/problem+json", "upcloud-cid": "01" },
  body: JSON.stringify(problem),
};

const deleted: Exchange = {
  ...refused,
  method: "DELETE",
  target: `${service}/buckets/a`,
  status: 204,
  headers: { "upcloud-cid": "01" },
  body: "",
};

it("has nothing to say of an answer that is as declared", () => {
  expect(agreement(listed)).toEqual([]);
  expect(agreement(refused)).toEqual([]);
  expect(agreement(deleted)).toEqual([]);
});

it("knows nothing of what the document does not describe", () => {
  expect(agreement({ ...listed, target: "/healthz", body: "?" })).toEqual([]);
});

it.each<[string, Exchange, RegExp]>([
  ["a status", { ...listed, status: 418 }, /status 418 is not declared/],
  ["a media type", { ...refused, headers: { ...refused.headers, "content-type": "application/json" } }, /media type/],
  ["a member that is missing", { ...listed, body: JSON.stringify([{ ...bucket, name: undefined }]) }, /required/],
  ["a member of another type", { ...listed, body: JSON.stringify([{ ...bucket, deleted: "no" }]) }, /boolean/],
  ["a member that nobody declared", { ...listed, body: JSON.stringify([{ ...bucket, owner: "ada" }]) }, /additional/],
  ["such a member of an error", { ...refused, body: JSON.stringify({ ...problem, stack: "…" }) }, /additional/],
  ["a header that nobody declared", { ...listed, headers: { ...listed.headers, "x-debug": "1" } }, /x-debug is not/],
  [
    "a header of another type",
    { ...listed, headers: { ...listed.headers, "upcloud-total-count": "many" } },
    /upcloud-total-count is not what/,
  ],
  ["a body where there is none", { ...deleted, body: "{}" }, /none is/],
])("finds fault with %s", (_, exchange, fault) => {
  expect(agreement(exchange)).toEqual([expect.stringMatching(fault)]);
});

it("tells operations apart by their whole path, literal segments first", () => {
  const jobs = { ...listed, target: "/1.3/object-storage-2/jobs", status: 418 };
  expect(agreement(jobs)).toEqual([expect.stringContaining("objectStorage.jobs.list")]);
  // a service has this method, and no service is called so
  expect(agreement({ ...jobs, method: "PUT" })).toEqual([]);
});

it("is asked about every answer of the app, and about those of no other server", async () => {
  const seen: Exchange[] = [];
  const core = await startTestCore();
  const other = createServer((_request, response) => void response.end("{}")).listen(0, "127.0.0.1");
  await once(other, "listening");
  const end = watchAnswers((exchange) => seen.push(exchange));
  try {
    await (await fetch(`${core.url}/api/nothing`)).text();
    await (await fetch(`http://127.0.0.1:${(other.address() as AddressInfo).port}/api/nothing`)).text();
    expect(seen).toMatchObject([{ method: "GET", target: "/api/nothing", status: 404 }]);
  } finally {
    end();
    other.close();
    await core.close();
  }
});
