// What it costs to hold every answer against the contract before it is sent, as tests do: node bench/response-validation.mjs
import { basePath } from "@concordat/contract/object-storage";
import { startChild } from "./machine/child.mjs";
import { accountToken, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { requestText } from "./machine/load.mjs";
import { plantServices, serviceUuid, settleTables } from "./machine/plant.mjs";
import { sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const size = { ...sizeOf({ rounds: 5, warmUps: 2, ms: 1000 }), connections: 16 };

/** @type {(() => unknown)[]} */
const ending = [];
try {
  const server = await startConcordat();
  ending.push(server.stop);
  await plantServices(server.sql, { to: 1000 });
  await settleTables(server.sql);
  const program = new URL("./machine/app-with-checks.mjs", import.meta.url);
  const place = JSON.stringify({ dataDir: server.dataDir, databaseUrl: server.databaseUrl });
  const [on, off] = await Promise.all([startChild(program, [place, "checked"]), startChild(program, [place])]);
  ending.push(on.end, off.end);

  const paths = {
    "a service of object storage": `${basePath}/${serviceUuid(1)}`,
    "100 services of object storage": `${basePath}?limit=100`,
  };
  const figures = [];
  for (const [name, path] of Object.entries(paths)) {
    const request = Buffer.from(requestText("GET", path, { token: accountToken }));
    const sides = [on, off].map(({ pid, port }) => ({
      port,
      pids: [pid],
      databasePids: server.databasePids,
      next: () => request,
    }));
    const [checked, plain] = await compareUnderLoad(sides, size);
    if (!checked || !plain) throw new Error("A side is missing.");
    figures.push({
      name: `${name}: with answers checked, of without`,
      value: ratioOf(checked.rates, plain.rates),
      beside: {
        "by processor time": ratioOf(plain.allMicros, checked.allMicros),
        "checked per second": checked.perSecond,
        "unchecked per second": plain.perSecond,
        "checked µs": checked.micros,
        "unchecked µs": plain.micros,
      },
    });
  }
  report(figures);
} finally {
  for (const end of ending.reverse()) await end();
}
