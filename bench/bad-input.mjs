// What wrong requests cost the server, against right ones of the same operation and size: node bench/bad-input.mjs
// The processor time of the server's process is what counts. A wrong request must not cost more than ten times a right one.
import { basePath } from "@concordat/contract/object-storage";
import { ucloud } from "@concordat/contract/ucloud";
import { accountToken, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import * as hostile from "./machine/hostile.mjs";
import { requestBytes } from "./machine/load.mjs";
import { plantProviders, plantServices, serviceUuid, settleTables } from "./machine/plant.mjs";
import { sizeOf } from "./machine/size.mjs";
import { compareUnderLoad } from "./machine/turns.mjs";

const goal = { atMost: 10 };
const size = { ...sizeOf({ rounds: 3, warmUps: 1, ms: 350 }), connections: 2 };
const items = 1000;
/** A little less than is read. */
const mostOf = { ucloud: 7_900_000, storage: 1_950_000 };
const longHead = 150_000;

/**
 * @typedef {{ method?: string, path: string, token?: string, body?: string | Buffer, headers?: Record<string, string>, status?: number }} Call
 * @typedef {{ name: string, good: Call | ((count: number) => Call), bad: Record<string, Call> }} Group
 */

const service = `${basePath}/${serviceUuid(1)}`;
const { requestApproval, updateAcl, browse } = ucloud.providers;
const information = {
  type: "information",
  specification: { id: "example", domain: "provider.example.com", https: true },
};
const asJson = JSON.stringify;
let made = 0;

const inEach = (/** @type {Record<string, string>} */ texts, /** @type {(text: string) => Call} */ toCall) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [`a long text: ${name}`, toCall(text)]));

/**
 * @param {string} admin a bearer
 * @param {number} first id of the first provider
 * @returns {Group[]}
 */
function groups(admin, first) {
  const approval = (/** @type {string | Buffer} */ body) => ({ path: requestApproval.path, token: admin, body });
  const stranger = (/** @type {string} */ body) => ({ path: requestApproval.path, body });
  const acl = (/** @type {string} */ body) => ({
    path: updateAcl.path,
    token: admin,
    body: `{"type":"bulk","items":${body}}`,
  });
  const aclOf = (/** @type {number} */ entries) =>
    acl(
      asJson(
        Array.from({ length: items }, (_, index) => ({
          id: String(first + index),
          added: Array.from({ length: entries }, (_, entry) => ({
            entity: { type: "user", username: `planted-user-${entry}` },
            permissions: ["READ", "EDIT"],
          })),
          deleted: [],
        })),
      ),
    );
  const wrongItem = '{"id":1,"added":[0,{"entity":{"type":"nobody"},"permissions":["ALL"]}],"deleted":{}}';
  const labels = Array.from({ length: 10 }, (_, index) => ({ key: `key-${index}`, value: "value" }));
  const patch = (/** @type {string} */ body) => ({ method: "PATCH", path: service, token: accountToken, body });
  const statements = (/** @type {number} */ count) =>
    Array.from({ length: count }, () => ({ Effect: "Allow", Principal: { AWS: "*" }, Action: "sts:AssumeRole" }));
  const role = (/** @type {string} */ document) => ({
    path: `${service}/roles`,
    token: accountToken,
    body: asJson({ name: `role-${made++}`, assume_role_policy_document: document }),
  });
  const trust = asJson({ Version: "2012-10-17", Statement: statements(1800) });
  const get = (/** @type {string} */ path, /** @type {string} */ token = accountToken) => ({
    method: "GET",
    path,
    token,
  });

  return [
    {
      name: "a small body (requestApproval)",
      good: approval(asJson(information)),
      bad: {
        "another discriminator": approval(asJson({ ...information, type: "nonsense" })),
        "wrong types": approval(
          '{"type":"information","specification":{"id":[],"domain":{},"https":"yes","port":-1.5}}',
        ),
        nothing: approval("{}"),
        "no JSON": approval('{"type":"information","specification":'),
      },
    },
    {
      name: "the largest body of strangers (requestApproval)",
      good: stranger(asJson({ ...information, ignored: "x".repeat(64_000) })),
      bad: {
        "empty objects": stranger(hostile.emptyObjects(65_000)),
        "unknown members": stranger(hostile.unknownKeys(65_000)),
        "nesting without end": stranger(hostile.brackets(65_000)),
        "more than is read": { ...stranger(hostile.zeros(mostOf.ucloud)), status: 413 },
      },
    },
    {
      // what is unknown is ignored here: a right request can be of any shape and size
      name: "the largest body (requestApproval)",
      good: approval(
        asJson({ ...information, ignored: [] }).replace("[]", hostile.listOf(asJson(information), mostOf.ucloud - 200)),
      ),
      bad: {
        "a list in place of an object": approval(hostile.emptyObjects(mostOf.ucloud)),
        "another discriminator": approval(`{"type":"x","specification":${hostile.emptyObjects(mostOf.ucloud - 100)}}`),
        "a list in place of a text": approval(
          `{"type":"information","specification":{"id":${hostile.zeros(mostOf.ucloud - 100)}}}`,
        ),
        "unknown members": approval(hostile.unknownKeys(mostOf.ucloud)),
        "nesting without end, lists": approval(hostile.brackets(mostOf.ucloud)),
        "nesting without end, objects": approval(hostile.objectsInObjects(mostOf.ucloud)),
        "JSON that breaks off": approval(hostile.zeros(mostOf.ucloud).slice(0, -1)),
        ...inEach(hostile.longTexts(mostOf.ucloud - 200), (text) =>
          approval(asJson({ ...information, specification: { ...information.specification, domain: text } })),
        ),
        "all of it zipped": {
          path: requestApproval.path,
          token: admin,
          ...hostile.zipped(hostile.emptyObjects(mostOf.ucloud)),
        },
      },
    },
    {
      name: `a bulk of ${items} (updateAcl)`,
      good: aclOf(1),
      bad: {
        "all items wrong in all ways": acl(`[${Array(items).fill(wrongItem).join(",")}]`),
        "one item too many": acl(
          `[${Array(items + 1)
            .fill("{}")
            .join(",")}]`,
        ),
        "the last item wrong": acl(`${aclOf(1).body.slice(24, -2)},0]`),
      },
    },
    {
      name: "the largest bulk (updateAcl)",
      // to take permissions away that nobody has is what costs least
      good: acl(
        asJson(
          Array.from({ length: items }, (_, index) => ({
            id: String(first + index),
            added: [],
            deleted: Array.from({ length: 170 }, (_, entry) => ({ type: "user", username: `nobody-${entry}` })),
          })),
        ),
      ),
      bad: {
        "millions of wrong items": acl(hostile.zeros(mostOf.ucloud - 100)),
        "millions of wrong entries of one item": acl(
          `[{"id":"1","added":${hostile.zeros(mostOf.ucloud - 100)},"deleted":[]}]`,
        ),
        "empty entries": acl(`[{"id":"1","added":${hostile.emptyObjects(mostOf.ucloud - 100)},"deleted":[]}]`),
        "wrong entries in all items": acl(
          hostile.listOf(`{"id":"1","added":${hostile.zeros(7800)},"deleted":[]}`, mostOf.ucloud - 100),
        ),
        "names that are too long": acl(
          `[{"id":"1","added":${hostile.listOf(asJson({ entity: { type: "user", username: "x".repeat(300) }, permissions: ["READ"] }), mostOf.ucloud - 100)},"deleted":[]}]`,
        ),
        "another discriminator everywhere": acl(
          `[{"id":"1","added":${hostile.listOf('{"entity":{"type":"x"},"permissions":[]}', mostOf.ucloud - 100)},"deleted":[]}]`,
        ),
      },
    },
    {
      name: "a small body (PATCH of a service)",
      good: patch(asJson({ labels })),
      bad: {
        "wrong types": patch('{"name":1,"configured_status":"x","labels":[0,{}],"networks":{},"static_websites":[{}]}'),
        "unknown members": patch(hostile.unknownKeys(400)),
        "no JSON": patch('{"labels":'),
      },
    },
    {
      name: "the largest body (PATCH of a service)",
      good: patch(asJson({ labels }) + " ".repeat(mostOf.storage - 500)),
      bad: {
        "unknown members": patch(hostile.unknownKeys(mostOf.storage)),
        "millions of websites": patch(`{"static_websites":${hostile.zeros(mostOf.storage - 100)}}`),
        "error pages of a website": patch(
          `{"static_websites":[{"bucket_name":"b","error_pages":${hostile.zeros(mostOf.storage - 100)}}]}`,
        ),
        "nesting without end": patch(hostile.brackets(mostOf.storage)),
        ...inEach(hostile.longTexts(mostOf.storage / 2 - 200), (text) =>
          patch(asJson({ name: text, custom_domains: [{ domain_name: text, type: "public", mode: "api" }] })),
        ),
      },
    },
    {
      name: "an IAM document (role)",
      good: () => ({ ...role(trust), status: 201 }),
      bad: {
        "all statements wrong": role(asJson({ Statement: Array(60_000).fill(0) })),
        "one long name of a condition": role(
          asJson({ Statement: [{ Condition: { ["x".repeat(100_000)]: Array(5000).fill(0) } }] }),
        ),
        "nesting without end": role(hostile.brackets(130_000)),
        "no JSON": role(`${trust.slice(0, -1)}`),
        "percent-encoded, then no JSON": role("%7B".repeat(500_000)),
        "blanks without end": role(`${" ".repeat(1_500_000)}{`),
        "the same member again and again": role(`{${'"a":0,'.repeat(20_000)}"a":0}`),
      },
    },
    {
      name: "a list with a query (browse)",
      good: get(`${browse.path}?itemsPerPage=10&filterName=planted-1`, admin),
      bad: {
        "a wrong value": { ...get(`${browse.path}?itemsPerPage=x`, admin), status: 400 },
        "a long value": { ...get(`${browse.path}?filterName=${"a".repeat(longHead)}`, admin), status: 400 },
        "a long value, encoded": {
          ...get(`${browse.path}?filterName=${"%41".repeat(longHead / 3)}`, admin),
          status: 400,
        },
        "wrong values again and again": {
          ...get(`${browse.path}?${"itemsPerPage=x&".repeat(longHead / 15)}`, admin),
          status: 400,
        },
        "a long token of a page": { ...get(`${browse.path}?next=${"A".repeat(longHead)}`, admin), status: 400 },
        "ids without end": { ...get(`${browse.path}?filterIds=${"1,".repeat(longHead / 2)}x`, admin), status: 400 },
      },
    },
    {
      name: "a list with a query (services)",
      good: get(`${basePath}?limit=10&label=group%3D7`),
      bad: {
        "a wrong value": { ...get(`${basePath}?limit=x`), status: 400 },
        "labels without end": { ...get(`${basePath}?limit=x&${"label=a&".repeat(longHead / 8)}`), status: 400 },
        "a long value": { ...get(`${basePath}?sort=${"a".repeat(longHead)}`), status: 400 },
      },
    },
    {
      name: "one by its id",
      good: get(service),
      bad: {
        "a name of nothing": { ...get(`${basePath}/nothing`), status: 404 },
        "a long path": { ...get(`${basePath}/${"a".repeat(longHead)}`), status: 404 },
        "a path of many parts": { ...get(`${basePath}${"/a".repeat(longHead / 2)}`), status: 404 },
        "a path, encoded": { ...get(`${basePath}/${"%41".repeat(longHead / 3)}`), status: 404 },
        "a long path elsewhere": { ...get(`/${"a".repeat(longHead)}`), status: 404 },
        "a path of many slashes": { ...get(`/${"/".repeat(longHead)}`), status: 404 },
        "a wrong method": { ...get(service), method: "TRACE", status: 405 },
        "a wrong bearer": { ...get(service, "nobody"), status: 401 },
        "a long bearer": { ...get(service, "a".repeat(longHead)), status: 401 },
        "a long bearer of UCloud": {
          ...get(browse.path, `${"a".repeat(longHead / 3)}.${"a".repeat(longHead / 3)}.a`),
          status: 401,
        },
        "many headers": {
          ...get(service, "nobody"),
          headers: Object.fromEntries(Array.from({ length: 900 }, (_, index) => [`X-${index}`, "a".repeat(100)])),
          status: 401,
        },
      },
    },
  ];
}

/** @type {(() => unknown)[]} */
const ending = [];
try {
  const server = await startConcordat();
  ending.push(server.stop);
  await plantServices(server.sql, { to: items });
  await plantProviders(server, { to: items });
  await server.sql("INSERT INTO users (username) SELECT 'planted-user-' || i FROM generate_series(0, 199) AS i");
  await settleTables(server.sql);
  const admin = await server.command("token", "--subject", "admin", "--role", "ADMIN", "--lifetime", "86400");
  const [{ first }] = await server.sql("SELECT min(resource_id)::int AS first FROM providers");

  const bytesOf = (/** @type {Call} */ { method = "POST", path, ...rest }) => requestBytes(method, path, rest);
  const sideOf = (/** @type {Call | ((count: number) => Call)} */ call, /** @type {number} */ usual) => {
    const { port, pid } = server;
    if (typeof call === "function")
      return {
        port,
        pids: [pid],
        status: call(0).status ?? usual,
        next: (/** @type {number} */ count) => bytesOf(call(count)),
      };
    const bytes = bytesOf(call);
    return { port, pids: [pid], status: call.status ?? usual, next: () => bytes };
  };
  const figures = [];
  for (const { name, good, bad } of groups(admin, first)) {
    const names = Object.keys(bad);
    const sides = [sideOf(good, 200), ...Object.values(bad).map((call) => sideOf(call, 400))];
    const kilobytes = sides.map(({ next }) => next(0).length / 1000);
    const [right, ...wrong] = await compareUnderLoad(sides, size);
    if (!right) throw new Error("A side is missing.");
    const worst = wrong.reduce((most, { micros }, index) => (micros > Number(wrong[most]?.micros) ? index : most), 0);
    for (const [index, { micros }] of wrong.entries())
      console.log(
        `${name}: ${names[index]}: ${micros.toFixed(0)} µs, ${(micros / right.micros).toFixed(2)} times a right one`,
      );
    const [rightSize, worstSize] = [kilobytes[0], kilobytes[worst + 1]].map(Number);
    figures.push({
      name,
      value: Number(wrong[worst]?.micros) / right.micros,
      goal,
      beside: {
        "the worst of": names.length,
        "which is": String(names[worst]),
        "right µs": right.micros,
        "worst µs": Number(wrong[worst]?.micros),
        "right kB": Number(rightSize),
        "worst kB": Number(worstSize),
        "right µs per kB": right.micros / Number(rightSize),
        "worst µs per kB": Number(wrong[worst]?.micros) / Number(worstSize),
      },
    });
  }
  report(figures);
} finally {
  for (const end of ending.reverse()) await end();
}
