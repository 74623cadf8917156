import { expect, it } from "vitest";
import { startTestServer } from "../test-kit/index.js";

const signed = {
  authorization: "AWS4-HMAC-SHA256 Credential=AKIA/20261201/europe-1/s3/aws4_request, SignedHeaders=host, Signature=0",
};

it("tells clients of S3 that this is the control plane, and leaves everybody else alone", async () => {
  const server = await startTestServer();
  try {
    const ask = async (path: string, init: RequestInit = {}) => {
      const answer = await fetch(server.url + path, init);
      return [answer.status, answer.headers.get("content-type"), await answer.text()];
    };
    const refused = [
      400,
      expect.stringContaining("application/xml"),
      expect.stringContaining("<Code>InvalidRequest</Code>"),
    ];
    expect(await ask("/photos", { headers: signed })).toEqual(refused);
    expect(await ask("/photos/a.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=0")).toEqual(refused);
    expect(await ask("/photos", { method: "PUT", headers: signed, body: "x" })).toEqual(refused);
    for (const path of ["/photos", "/1.3/nothing"]) expect((await ask(path))[0]).toBeGreaterThanOrEqual(401);
    expect((await ask("/healthz", { headers: signed }))[0]).toBe(200);
  } finally {
    await server.close();
  }
});
