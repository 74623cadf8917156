// A server process whose clock is set while it has work to do: it goes on, and does all of it soon.
import { expect, it, vi } from "vitest";
import { startProbedServer } from "../kit/probe/probed-server.js";
import { openWire } from "../kit/wire.js";

const hour = 3_600_000;
const storage = "/1.3/object-storage-2";
/** Much less than the hour by which the clock is set, and enough for a busy machine. */
const soon = { timeout: 120_000, interval: 100 };

it("walks services through their states and removes buckets, whatever its clock shows", async () => {
  const { server, probe, account } = await startProbedServer({ CONCORDAT_CALLS_PER_MINUTE: "100000" });
  const wire = openWire(server.url);
  const send = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${account}`, "content-type": "application/json" };
    const answer = await wire.send({ method, target: storage + path, headers, body: body && JSON.stringify(body) });
    expect([method, path, answer.status < 300, answer.text]).toEqual([method, path, true, answer.text]);
    return answer.text === "" ? undefined : JSON.parse(answer.text);
  };
  const networks = [{ name: "internet", type: "public", family: "IPv4" }];
  const service = { region: "europe-1", configured_status: "started", networks };
  for (const [index, setBy] of [hour, 0, -hour, hour, -2 * hour].entries()) {
    const startedAt = performance.now();
    const { uuid } = await send("POST", "", { ...service, name: `service-${index}` });
    await send("POST", `/${uuid}/buckets`, { name: "photos" });
    await send("DELETE", `/${uuid}/buckets/photos`);
    await probe.setClock(setBy);
    await vi.waitFor(async () => {
      expect(await send("GET", `/${uuid}`)).toMatchObject({ operational_state: "running" });
      expect(await send("GET", `/${uuid}/buckets`)).toEqual([]);
    }, soon);
    console.info(
      `the clock set to ${setBy / hour} h: all work done after ${((performance.now() - startedAt) / 1000).toFixed(1)} s`,
    );
  }
  wire.close();
});
