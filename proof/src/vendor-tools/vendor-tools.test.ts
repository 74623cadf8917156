// The vendor's tools, led here by the name of the vendor's host: what each of them sends, and what it reads of the answers. The
// tools themselves cannot be had everywhere; their requests are written as their sources make them.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  accessKey,
  bucket,
  listedService,
  misfits,
  newAccessKey,
  policy,
  policyVersion,
  type Shape,
  service,
  user,
} from "../../../server/src/storage-api/testing/vendor-shapes.js";
import { startVendorHost, type VendorHost } from "./vendor-host.js";
import { go8, go9, php, python2, python3, type VendorTool } from "./vendor-tool.js";

const base = "/1.3/object-storage-2";
const tools = [go8, go9, python2, python3, php];

let vendor: VendorHost;
beforeAll(async () => {
  vendor = await startVendorHost({ CONCORDAT_PAGE_SIZE: "100" });
});
afterAll(() => vendor.close());

interface Asked {
  readonly body?: unknown;
  /** What the tool decodes the answer into; nothing where there must be none. */
  readonly reads?: Shape;
}

/** Sends a request as a tool does. @returns the body that the tool reads */
const callerOf =
  (tool: VendorTool, host = vendor) =>
  async (method: string, path: string, expected: number, { body: sent, reads }: Asked = {}): Promise<unknown> => {
    const { status, type, body } = await host.send(tool.request(host, method, path, sent));
    const place = `${tool.name}: ${method} ${path}`;
    expect([place, status, body]).toEqual([place, expected, body]);
    if (expected < 400) {
      expect([place, type?.split(";")[0]]).toEqual([place, reads ? "application/json" : undefined]);
      expect([place, reads ? misfits(reads, body) : body]).toEqual([place, reads ? [] : undefined]);
    }
    return body;
  };

const memberOf = (body: unknown, name: string): string => String((body as Readonly<Record<string, unknown>>)[name]);
const document = encodeURIComponent(
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::*"] }],
  }),
);
const networks = [{ family: "IPv4", name: "public", type: "public" }];

it("answers for the vendor's host, over the newest TLS and HTTP/1.1", async () => {
  const { status, protocols } = await vendor.send(go8.request(vendor, "GET", "/1.3/account"));
  expect([status, protocols]).toEqual([200, ["TLSv1.3", "http/1.1"]]);
});

describe.each(tools)("$name", (tool) => {
  const name = tool.name.toLowerCase().replaceAll(" ", "-");

  it("checks its credentials, and reads zones and prices", async () => {
    const call = callerOf(tool);
    await call("GET", "/1.3/account", 200, { reads: { account: { username: "string", resource_limits: {} } } });
    const zone: Shape = { id: "string", description: "string", public: "string" };
    await call("GET", "/1.3/zone", 200, { reads: { zones: { zone: [zone] } } });
    await call("GET", "/1.3/price", 200, { reads: { prices: { zone: [{ name: "string" }] } } });
  });

  it("is told what is wrong with its credentials, and with a name", async () => {
    const wrong = { ...vendor, password: "wrong", token: "ucat_01ARYZ6S41TSV4RRFFQ69G5FAV" };
    const asked = await vendor.send(tool.request(wrong, "GET", "/1.3/account"));
    expect([asked.status, asked.type]).toEqual([401, "application/problem+json"]);
    const body = await callerOf(tool)("GET", `${base}/12a4f5a3-0000-4000-8000-000000000000`, 404);
    if (tool === python2) expect(tool.errorOf(body)).toBeUndefined();
    else expect(tool.errorOf(body)).toContain("The resource you requested does not exist.");
  });

  it("makes a service with all that belongs to it, and takes it away", async () => {
    const call = callerOf(tool);
    const made = { configured_status: "started", name, networks, region: "europe-1" };
    const uuid = memberOf(await call("POST", base, 201, { body: made, reads: service }), "uuid");
    const at = `${base}/${uuid}`;
    await call("GET", base, 200, { reads: [listedService] });
    await call("POST", `${at}/buckets`, 201, { body: { name: "files" }, reads: bucket });
    await call("POST", `${at}/users`, 201, { body: { username: "ada" }, reads: user });
    const key = await call("POST", `${at}/users/ada/access-keys`, 201, { reads: newAccessKey });
    const keyPath = `${at}/users/ada/access-keys/${memberOf(key, "access_key_id")}`;
    await call("GET", keyPath, 200, { reads: accessKey });
    await call("POST", `${at}/policies`, 201, { body: { name: "reader", document }, reads: policy });
    await call("POST", `${at}/users/ada/policies`, 204, { body: { name: "reader" } });
    await call("DELETE", `${at}/users/ada/policies/reader`, 204);
    await call("DELETE", keyPath, 204);
    await call("DELETE", `${at}?force=true`, 204);
    await call("GET", at, 404);
  });
});

describe("Terraform", () => {
  /** What `terraform plan` finds of buckets that are there: the provider looks through the first page of the list. */
  const seen = async (host: VendorHost, names: readonly string[]) => {
    const call = callerOf(go9, host);
    const body = { configured_status: "started", name: "many", networks: [], region: "europe-2" };
    const at = `${base}/${memberOf(await callerOf(go8, host)("POST", base, 201, { body, reads: service }), "uuid")}`;
    for (const bucketName of names)
      await call("POST", `${at}/buckets`, 201, { body: { name: bucketName }, reads: bucket });
    const listed = (await call("GET", `${at}/buckets`, 200, { reads: [bucket] })) as readonly unknown[];
    const found = new Set(listed.map((each) => memberOf(each, "name")));
    return names.filter((each) => found.has(each)).length;
  };
  const names = Array.from({ length: 15 }, (_, index) => `bucket-${index + 10}`);

  it("finds each of fifteen buckets on a page of a hundred", async () => {
    expect(await seen(vendor, names)).toBe(15);
  });

  it("would make five of them again on the vendor's page of ten", async () => {
    const small = await startVendorHost({});
    try {
      expect(await seen(small, names)).toBe(10);
    } finally {
      await small.close();
    }
  });

  it("makes a version of a policy for each change, and is refused the sixth", async () => {
    const call = callerOf(go8);
    const body = { configured_status: "started", name: "versions", networks: [], region: "europe-2" };
    const at = `${base}/${memberOf(await call("POST", base, 201, { body, reads: service }), "uuid")}`;
    await call("POST", `${at}/policies`, 201, { body: { name: "reader", document }, reads: policy });
    const versions = `${at}/policies/reader/versions`;
    const version = { body: { document, is_default: true }, reads: policyVersion };
    for (let count = 2; count <= 5; count++) await call("POST", versions, 201, version);
    const refused = await call("POST", versions, 400, { body: version.body });
    expect(memberOf(refused, "type")).toMatch(/#ERROR_INVALID_REQUEST$/);
    await call("DELETE", `${versions}/v1`, 204);
    await call("POST", versions, 201, version);
  });
});
