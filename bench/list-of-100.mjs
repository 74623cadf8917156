// A list of 100 against a bare Express route that answers the same bytes as JSON, and against one thing by its id:
// node bench/list-of-100.mjs
import { basePath } from "@concordat/contract/object-storage";
import { ucloud } from "@concordat/contract/ucloud";
import { startBare } from "./machine/bare.mjs";
import { accountToken, ask, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { requestText } from "./machine/load.mjs";
import { plantProviders, plantServices, plantUsers, serviceUuid, settleTables } from "./machine/plant.mjs";
import { sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const goal = { atLeast: 0.35 };
const size = { ...sizeOf({ rounds: 5, warmUps: 2, ms: 1000 }), connections: 16 };

/** @type {(() => unknown)[]} */
const ending = [];
try {
  const [server, bare] = await Promise.all([startConcordat(), startBare()]);
  ending.push(server.stop, bare.end);
  await plantServices(server.sql, { to: 1000 });
  await plantUsers(server.sql, { services: 1, each: 100 });
  await plantProviders(server, { to: 1000 });
  await settleTables(server.sql);
  const admin = await server.command("token", "--subject", "admin", "--role", "ADMIN", "--lifetime", "86400");
  const [{ first }] = await server.sql("SELECT min(resource_id)::int AS first FROM providers");
  const { retrieve, browse } = ucloud.providers;
  const users = `${basePath}/${serviceUuid(1)}/users`;

  const cases = [
    {
      name: "services of object storage",
      token: accountToken,
      // one without users: its details name them all
      one: `${basePath}/${serviceUuid(2)}`,
      hundred: `${basePath}?limit=100`,
    },
    { name: "users of object storage", token: accountToken, one: `${users}/user-0007`, hundred: users },
    {
      name: "providers of UCloud",
      token: admin,
      one: `${retrieve.path}?id=${first}`,
      hundred: `${browse.path}?itemsPerPage=100`,
    },
  ];

  const figures = [];
  for (const { name, token, one, hundred } of cases) {
    const { port, pid, databasePids } = server;
    const sideOf = (/** @type {string} */ path) => {
      const request = Buffer.from(requestText("GET", path, { token }));
      return { port, pids: [pid], databasePids, next: () => request };
    };
    const answers = await Promise.all([one, hundred].map((path) => ask(server.url + path, token)));
    const [bareOne, bareHundred] = await Promise.all(answers.map((answer) => bare.answering(answer)));
    const plain = [...(bareOne ?? []).slice(0, 1), ...(bareHundred ?? []).slice(0, 1)];
    const [single, list, plainSingle, plainList] = await compareUnderLoad(
      [sideOf(one), sideOf(hundred), ...plain],
      size,
    );
    if (!single || !list || !plainSingle || !plainList) throw new Error("A side is missing.");
    figures.push({
      name: `100 ${name}`,
      value: ratioOf(list.rates, plainList.rates),
      goal,
      beside: {
        "by processor time": ratioOf(plainList.allMicros, list.allMicros),
        "times one of them": ratioOf(single.rates, list.rates),
        "on bare Express": ratioOf(plainSingle.rates, plainList.rates),
        "one per second": single.perSecond,
        "100 per second": list.perSecond,
        "one µs": single.micros,
        "100 µs": list.micros,
        "bare 100 per second": plainList.perSecond,
        "bare 100 µs": plainList.micros,
        "bytes of one": Number(answers[0]?.length),
        "bytes of 100": Number(answers[1]?.length),
        "cores for 100: server": list.server,
        "cores: database": list.database,
        "cores: load": list.load,
      },
    });
  }
  report(figures);
} finally {
  for (const end of ending.reverse()) await end();
}
