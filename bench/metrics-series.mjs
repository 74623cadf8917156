// Metrics of a service over a year of minutes: node bench/metrics-series.mjs
import { basePath } from "@concordat/contract/object-storage";
import { accountToken, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { requestText } from "./machine/load.mjs";
import { plantServices, serviceUuid, settleTables } from "./machine/plant.mjs";
import { isShort, sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const size = { ...sizeOf({ rounds: 5, warmUps: 1, ms: 500 }), connections: 1 };
const minutes = { day: 1440, year: isShort ? 20_000 : 525_600 };

/** Pages of the series; all hold so many points whatever lies in the database. */
const pages = {
  "latest ten hours": "",
  "first ten hours": "?sort=start_at&from=2000-01-01T00:00:00Z",
  "latest hundred days": "?interval=24h&limit=100&from=2000-01-01T00:00:00Z",
};

const server = await startConcordat();
try {
  const { sql, port, pid } = server;
  await plantServices(sql, { to: 2 });
  const [short, long] = [serviceUuid(1), serviceUuid(2)];
  for (const [uuid, count] of /** @type {const} */ ([
    [short, minutes.day],
    [long, minutes.year],
  ])) {
    await sql(`UPDATE storage_services SET created_at = now() - interval '1 minute' * ${count} WHERE uuid = '${uuid}'`);
    await sql(`INSERT INTO storage_usage (service_uuid, bucket_id, objects, bytes) VALUES ('${uuid}', 1, 1, ${count})`);
    await sql(`INSERT INTO storage_samples (service_uuid, minute, bytes_created, bytes_change)
      SELECT '${uuid}', date_trunc('minute', now()) - i * interval '1 minute', 1, 1 FROM generate_series(0, ${count - 1}) AS i`);
  }
  await settleTables(sql);
  const figures = [];
  for (const [name, query] of Object.entries(pages)) {
    const sides = [short, long].map((uuid) => {
      const request = Buffer.from(
        requestText("GET", `${basePath}/${uuid}/metrics/series${query}`, { token: accountToken }),
      );
      return { port, pids: [pid], next: () => request };
    });
    const [day, year] = await compareUnderLoad(sides, size);
    if (!day || !year) throw new Error("A side is missing.");
    figures.push({
      name: `${name}: over a year of minutes, times over a day`,
      value: ratioOf(day.rates, year.rates),
      beside: { "ms over a day": 1000 / day.perSecond, "ms over a year": 1000 / year.perSecond },
    });
  }
  report(figures);
} finally {
  await server.stop();
}
