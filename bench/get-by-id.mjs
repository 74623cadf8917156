// One thing by its id, with authentication, validation and database, against a bare Express route that answers the same as JSON
// under the same load: node bench/get-by-id.mjs
import { basePath } from "@concordat/contract/object-storage";
import { ucloud } from "@concordat/contract/ucloud";
import { startBare } from "./machine/bare.mjs";
import { accountToken, ask, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { requestText } from "./machine/load.mjs";
import { plantProviders, plantServices, plantUsers, serviceUuid, settleTables } from "./machine/plant.mjs";
import { sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const size = { ...sizeOf({ rounds: 5, warmUps: 2, ms: 1200 }), connections: 16 };
const rows = 1000;

/** @type {(() => unknown)[]} */
const ending = [];
try {
  const [server, bare] = await Promise.all([startConcordat(), startBare()]);
  ending.push(() => server.stop(), bare.end);
  await plantServices(server.sql, { to: rows });
  await plantUsers(server.sql, { services: rows, each: 10 });
  await plantProviders(server, { to: rows });
  await settleTables(server.sql);
  const admin = await server.command("token", "--subject", "admin", "--role", "ADMIN", "--lifetime", "86400");
  const [{ first }] = await server.sql("SELECT min(resource_id)::int AS first FROM providers");

  /** Each asks for another one each time. */
  const cases = [
    {
      name: "a service of object storage",
      goal: { atLeast: 0.45 },
      token: accountToken,
      path: (/** @type {number} */ i) => `${basePath}/${serviceUuid(i + 1)}`,
    },
    {
      name: "a user of object storage",
      goal: { atLeast: 0.35 },
      token: accountToken,
      path: (/** @type {number} */ i) => `${basePath}/${serviceUuid(i + 1)}/users/user-0007`,
    },
    {
      name: "a provider of UCloud",
      goal: { atLeast: 0.5 },
      token: admin,
      path: (/** @type {number} */ i) => `${ucloud.providers.retrieve.path}?id=${first + i}`,
    },
  ];

  const figures = [];
  for (const { name, goal, token, path } of cases) {
    const answer = await ask(server.url + path(0), token);
    const requests = Array.from({ length: rows }, (_, i) => Buffer.from(requestText("GET", path(i), { token })));
    const { port, pid, databasePids } = server;
    const next = (/** @type {number} */ count) => /** @type {Buffer} */ (requests[count % rows]);
    const sides = [{ port, pids: [pid], databasePids, next }, ...(await bare.answering(answer))];
    const [ours, plain, fast] = await compareUnderLoad(sides, size);
    if (!ours || !plain || !fast) throw new Error("A side is missing.");
    figures.push({
      name,
      value: ratioOf(ours.rates, plain.rates),
      goal,
      beside: {
        "by processor time": ratioOf(plain.allMicros, ours.allMicros),
        "of bare on our HTTP server": ratioOf(ours.rates, fast.rates),
        "per second": ours.perSecond,
        "bare per second": plain.perSecond,
        "server µs": ours.micros,
        "bare µs": plain.micros,
        "cores: server": ours.server,
        "cores: database": ours.database,
        "cores: load": ours.load,
        "cores: bare + load": `${plain.server.toFixed(2)} + ${plain.load.toFixed(2)}`,
        bytes: answer.length,
      },
    });
  }
  report(figures);
} finally {
  for (const end of ending.reverse()) await end();
}
