import { afterEach, expect, it } from "vitest";
import { startTestStorage, type TestStorage } from "../testing/storage.js";

let storage: TestStorage | undefined;
afterEach(async () => {
  await storage?.close();
  storage = undefined;
});

const page = "https://console.example";
const path = "/1.3/object-storage-2";

const start = async (corsOrigins: readonly string[]): Promise<TestStorage> => {
  storage = await startTestStorage({ corsOrigins });
  return storage;
};
const ask = (origin: string, method = "POST"): Promise<Response> =>
  fetch((storage as TestStorage).url + path, {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": method,
      "access-control-request-headers": "authorization,idempotency-key",
    },
  });
const listOf = (response: Response, header: string): string[] => (response.headers.get(header) ?? "").split(",");

it("lets the pages of the origins that are named send what operations take", async () => {
  await start([page, "http://localhost:5173"]);
  const answer = await ask(page);
  expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([204, page]);
  expect(listOf(answer, "access-control-allow-methods").sort()).toEqual(["DELETE", "GET", "PATCH", "POST", "PUT"]);
  // `project` is a header of UCloud's operations alone
  const wanted = ["authorization", "content-type", "idempotency-key", "project", "x-concordat-retry-count"];
  expect(listOf(answer, "access-control-allow-headers")).toEqual(expect.arrayContaining(wanted));
  expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
});

it("lets them read the headers of answers, refusals too", async () => {
  await start([page]);
  const answer = await fetch(`${storage?.url}${path}`, { headers: { origin: page } });
  expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([401, page]);
  const wanted = ["link", "retry-after", "idempotency-replayed", "job-id", "upcloud-cid", "upcloud-total-count"];
  expect(listOf(answer, "access-control-expose-headers").map((name) => name.toLowerCase())).toEqual(
    expect.arrayContaining(wanted),
  );
});

it("lets no other page in", async () => {
  await start([page]);
  for (const origin of ["https://evil.example", `${page}.evil.example`, "null"]) {
    expect((await ask(origin)).headers.get("access-control-allow-origin")).toBeNull();
  }
});

it("lets every page in where that is wanted", async () => {
  await start(["*"]);
  expect((await ask("https://anyone.example")).headers.get("access-control-allow-origin")).toBe("*");
});

it("answers OPTIONS that is no question of a browser like any other method", async () => {
  await start([page]);
  const answer = await fetch((storage as TestStorage).url + path, { method: "OPTIONS" });
  expect([answer.status, answer.headers.get("allow")]).toEqual([200, expect.stringContaining("POST")]);
});

it("is off unless origins are named", async () => {
  await start([]);
  const answer = await ask(page);
  expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([200, null]);
});
