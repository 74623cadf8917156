import express from "express";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createHttpServer } from "./fast-prototypes.js";
import { healthRoutes, type Readiness } from "./health.js";
import { closeServer, listen } from "./listen.js";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const close of closing.splice(0)) await close();
});

const ask = async (path: string, whyNot: Readiness["whyNot"], method = "GET") => {
  const server = createHttpServer(express().use(healthRoutes({ whyNot })));
  const url = await listen(server, { host: "127.0.0.1", port: 0 });
  closing.push(() => closeServer(server, 0));
  return fetch(url + path, { method });
};

describe("GET /healthz", () => {
  it("answers 200 without a look at anything, and is kept by no cache", async () => {
    const response = await ask("/healthz", () => expect.fail("not to be asked"));
    expect([response.status, await response.json()]).toEqual([200, { status: "alive" }]);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});

describe("GET /readyz", () => {
  it("answers 200 when nothing speaks against it", async () => {
    const response = await ask("/readyz", async () => undefined);
    expect([response.status, await response.json()]).toEqual([200, { status: "ready" }]);
    expect(response.headers.get("cache-control")).toBe("no-store");
  });

  it("answers 503 with the reason", async () => {
    const response = await ask("/readyz", async () => "The database cannot be reached.");
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: "unavailable", reason: "The database cannot be reached." });
  });

  it("answers 503 when the database does not answer in time", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const asked = vi.fn<Readiness["whyNot"]>(() => new Promise(() => undefined));
    const pending = ask("/readyz", asked);
    await vi.waitFor(() => expect(asked).toHaveBeenCalled(), { interval: 5 });
    await vi.advanceTimersByTimeAsync(2_000);
    const response = await pending;
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ reason: "The database does not answer in time." });
  });

  it("answers HEAD as well, without a body", async () => {
    const response = await ask("/readyz", async () => undefined, "HEAD");
    expect([response.status, await response.text()]).toEqual([200, ""]);
  });
});
