// Reads of the control plane while callers upload to processes of the data plane: node bench/s3-workers.mjs
// Those who upload are a process of their own, and begin again as soon as they are answered.
import { startChild } from "./machine/child.mjs";
import { accountToken, startConcordat } from "./machine/concordat.mjs";
import { report } from "./machine/figures.mjs";
import { requestText } from "./machine/load.mjs";
import { sizeOf } from "./machine/size.mjs";
import { compareUnderLoad, ratioOf } from "./machine/turns.mjs";

const workers = 2;
const uploaders = 16;
const uploadMebibytes = 64;
const size = sizeOf({ rounds: 5, warmUps: 1, ms: 1500 });

const server = await startConcordat({ CONCORDAT_S3_WORKERS: String(workers) });
try {
  const { url, s3, service, port, pid, databasePids } = server;
  const child = await startChild(new URL("./machine/uploading.mjs", import.meta.url));
  try {
    const bytes = uploadMebibytes * 1024 * 1024;
    await child.tell({ kind: "open", server: { url, s3, service }, callers: uploaders, bytes });
    const request = Buffer.from(requestText("GET", `/1.3/object-storage-2/${service.uuid}`, { token: accountToken }));
    let uploaded = 0;
    const side = (/** @type {boolean} */ isBusy) => ({
      port,
      pids: [pid],
      databasePids,
      next: () => [request],
      before: async () => {
        uploaded += (await child.tell({ kind: isBusy ? "begin" : "pause" })).uploaded;
      },
    });
    const [busy, idle] = await compareUnderLoad([side(true), side(false)], { ...size, connections: 4 });
    await child.tell({ kind: "pause" });
    if (!busy || !idle) throw new Error("A side is missing.");
    report([
      {
        name: `reads of a service while ${uploaders} callers upload ${uploadMebibytes} MiB to ${workers} processes, of the speed without`,
        value: ratioOf(busy.rates, idle.rates),
        goal: { atLeast: 0.7 },
        beside: {
          "per second": busy.perSecond,
          "per second without": idle.perSecond,
          "MiB uploaded": (uploaded * bytes) / 1024 / 1024,
          "cores: server": busy.server,
          "cores: load": busy.load,
        },
      },
    ]);
  } finally {
    child.end();
  }
} finally {
  await server.stop();
}
