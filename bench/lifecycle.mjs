// GETs and PUTs over S3 while lifecycle rules expire many objects of the same bucket, against the same ones beside nothing:
// node bench/lifecycle.mjs
import { createHash } from "node:crypto";
import { Agent, request } from "node:http";
import { startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { noBody, openBucket, signedBody } from "./machine/objects.mjs";
import { isShort } from "./machine/size.mjs";

const count = isShort ? 100_000 : 1_000_000;
const idleMs = isShort ? 5_000 : 20_000;
const callers = 4;
const keys = 200;
const body = signedBody(Buffer.alloc(4096, "x"));
const rules = `<LifecycleConfiguration><Rule><ID>old</ID><Filter><Prefix>old/</Prefix></Filter><Status>Enabled</Status>
  <Expiration><Days>1</Days></Expiration></Rule></LifecycleConfiguration>`;

const server = await startConcordat();
try {
  const bucket = await openBucket(server);
  const [{ id, uuid }] = await server.sql("SELECT id, service_uuid AS uuid FROM storage_buckets LIMIT 1");
  const agent = new Agent({ keepAlive: true, maxSockets: 2 * callers + 1 });

  /** @param {string} method @param {string} key @param {import("./machine/objects.mjs").SentBody} sent */
  const prepare = async (method, key, sent) => {
    const { url, headers } = await bucket.signed(method, key, sent);
    return () =>
      new Promise((resolve, reject) => {
        const outgoing = request(url, { method, agent, headers: Object.fromEntries(headers) }, (answer) => {
          answer.resume().on("end", () => {
            if (answer.statusCode === 200) resolve(undefined);
            else reject(new Error(`${method} ${key}: ${answer.statusCode}`));
          });
        });
        outgoing.on("error", reject).end(Buffer.concat(sent.pieces));
      });
  };
  /** @param {"GET" | "PUT"} method */
  const prepareAll = (method) =>
    Promise.all(
      Array.from({ length: keys }, (_, index) => prepare(method, `live/${index}`, method === "PUT" ? body : noBody)),
    );

  /** Asks until it is over. @param {(() => Promise<unknown>)[]} requests @param {() => boolean} isOver */
  async function ask(requests, isOver) {
    const began = performance.now();
    /** @type {number[]} */
    const times = [];
    let next = 0;
    const caller = async () => {
      while (!isOver()) {
        const sent = performance.now();
        await requests[next++ % keys]?.();
        times.push(performance.now() - sent);
      }
    };
    await Promise.all(Array.from({ length: callers }, caller));
    times.sort((a, b) => a - b);
    const at = (/** @type {number} */ share) => times[Math.floor(times.length * share)] ?? 0;
    return {
      perSecond: (times.length * 1000) / (performance.now() - began),
      p50: at(0.5),
      p99: at(0.99),
      longest: times.at(-1) ?? 0,
    };
  }
  /** Callers of both kinds at a time. @param {() => boolean} isOver */
  const askBoth = async (isOver) => {
    const [puts, gets] = [await prepareAll("PUT"), await prepareAll("GET")];
    const [put, get] = await Promise.all([ask(puts, isOver), ask(gets, isOver)]);
    return { PUT: put, GET: get };
  };
  const plant = () =>
    server.sql(`
      WITH planted AS (
        INSERT INTO stored_objects (bucket_id, key, inline, size, chunk_size, etag, modified_at, headers, metadata)
        SELECT ${id}, convert_to('old/' || lpad(i::text, 8, '0'), 'UTF8'), '\\x00', 1, 65536, md5(i::text),
          now() - interval '9 days', '{}', '{}' FROM generate_series(1, ${count}) AS i RETURNING size
      )
      INSERT INTO storage_usage_changes (service_uuid, bucket_id, at, objects, bytes)
      SELECT '${uuid}', ${id}, now(), count(*), sum(size) FROM planted`);
  const configure = async () => {
    const bytes = Buffer.from(rules);
    const { pieces, headers } = signedBody(bytes);
    const md5 = createHash("md5").update(bytes).digest("base64");
    await (await prepare("PUT", "?lifecycle", { pieces, headers: { ...headers, "content-md5": md5 } }))();
  };
  const isExecuted = async () => {
    const query =
      "SELECT cursor IS NULL AND claimed_until IS NULL AND due_at > now() + interval '1 second' AS over FROM bucket_lifecycles";
    return (await server.sql(query))[0]?.over === true;
  };

  /** @type {import("./machine/figures.mjs").Figure[]} */
  const figures = [];
  for (const versions of ["without versions", "with versions"]) {
    if (versions === "with versions")
      await server.sql(`UPDATE storage_buckets SET versioning = 'Enabled' WHERE id = ${id}`);
    for (const put of await prepareAll("PUT")) await put();
    await plant();
    await server.sql("VACUUM ANALYZE stored_objects");
    const idleEnd = performance.now() + idleMs;
    const idle = await askBoth(() => performance.now() > idleEnd);
    const began = performance.now();
    let isOver = false;
    const [beside] = await Promise.all([
      askBoth(() => isOver),
      (async () => {
        await configure();
        while (!isOver) {
          await new Promise((resolve) => setTimeout(resolve, 250));
          isOver = await isExecuted();
        }
      })(),
    ]);
    const seconds = (performance.now() - began) / 1000;
    const [{ left }] = await server.sql(
      `SELECT count(*)::int AS left FROM stored_objects WHERE key < 'old0' AND key >= 'old/'`,
    );
    if (left > 0) throw new Error(`${left} objects are left.`);
    for (const method of /** @type {const} */ (["GET", "PUT"])) {
      const name = `${method} 4 KiB beside an expiration, bucket ${versions}`;
      figures.push({
        name: `${name}, rate to the idle one`,
        value: beside[method].perSecond / idle[method].perSecond,
        goal: { atLeast: 0.5 },
        beside: { "per second": beside[method].perSecond, "idle per second": idle[method].perSecond },
      });
      figures.push({
        name: `${name}, p99 to the idle one`,
        value: beside[method].p99 / idle[method].p99,
        goal: { atMost: 3 },
        beside: {
          "p99 ms": beside[method].p99,
          "idle p99 ms": idle[method].p99,
          "longest ms": beside[method].longest,
          "idle longest ms": idle[method].longest,
        },
      });
    }
    figures.push({ name: `objects expired, bucket ${versions}`, value: count / seconds, unit: "per second" });
    await server.sql("DELETE FROM bucket_lifecycles");
  }
  report(figures);
  agent.destroy();
} finally {
  await server.stop();
}
