import { integrationProvider } from "@concordat/contract/ucloud";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createSendRequest } from "../../outgoing/request.js";
import { createCallProvider } from "./call-provider.js";
import type { ProviderAddress } from "./provider-url.js";
import { type StubProvider, startStubProvider } from "./testing/stub-provider.js";

const { welcome, init, retrieveManifest, connect } = integrationProvider;
const news = { token: "t", createdProvider: { refreshToken: "r", publicKey: "k" } };
const issueToken = vi.fn(async (name: string) => `token-for-${name}`);
const call = createCallProvider(createSendRequest({ allowPrivateAddresses: true }), issueToken);

let provider: StubProvider;
let example: ProviderAddress;
beforeAll(async () => {
  provider = await startStubProvider();
  example = { name: "an example", domain: "127.0.0.1", https: false, port: provider.port };
});
afterAll(() => provider.close());
beforeEach(() => {
  provider.calls.length = 0;
  provider.answer = (response) => void response.end("{}");
});

describe("callProvider", () => {
  it("sends a public operation without a token, even on behalf of a user", async () => {
    expect(await call(welcome, example, { body: news })).toEqual({});
    expect(provider.calls).toMatchObject([
      {
        method: "POST",
        path: "/ucloud/an%20example/integration/welcome",
        headers: { host: `127.0.0.1:${provider.port}`, accept: "application/json", "content-type": "application/json" },
        body: news,
      },
    ]);
    expect(provider.calls[0]?.headers).not.toHaveProperty("authorization");
    expect(provider.calls[0]?.headers).not.toHaveProperty("ucloud-username");
    expect(issueToken).not.toHaveBeenCalled();
  });

  it("sends other operations with Core's token for this provider, and the user's name in Base64", async () => {
    await call(init, example, { body: { username: "Åse#1" }, onBehalfOf: "Åse#1" });
    expect(provider.calls).toMatchObject([
      {
        headers: { authorization: "Bearer token-for-an example", "ucloud-username": "w4VzZSMx" },
        body: { username: "Åse#1" },
      },
    ]);
  });

  it("sends an operation without a body as such, and reads the answer with its defaults", async () => {
    provider.answer = (response) => void response.end('{"enabled":true,"later":"unknown"}');
    const manifest = await call(retrieveManifest, example, {});
    expect(manifest).toEqual({ enabled: true, expireAfterMs: null, requiresMessageSigning: false });
    expect(provider.calls).toMatchObject([
      { method: "GET", path: "/ucloud/an%20example/integration/retrieveManifest" },
    ]);
    expect(provider.calls[0]?.headers).not.toHaveProperty("content-type");
    expect(provider.calls[0]?.body).toBeUndefined();
  });

  it("refuses a body that the contract does not know, before anything is sent", async () => {
    await expect(call(init, example, { body: { username: 7 } as never })).rejects.toThrow(/username/);
    expect(provider.calls).toEqual([]);
  });

  it.each<[number, string, string, string]>([
    [500, '{"why":"secret","errorCode":null}', "status-unexpected", "an example answered 500 instead of 200."],
    [503, "", "status-unexpected", "an example answered 503 instead of 200."],
    [404, "{}", "status-unexpected", "an example answered 404 instead of 200."],
    [201, "{}", "status-unexpected", "an example answered 201 instead of 200."],
    [302, "{}", "status-unexpected", "an example answered 302 instead of 200; redirects are not followed."],
    [200, "<html>secret</html>", "answer-unexpected", "The answer of an example is not JSON."],
    [200, "", "answer-unexpected", "The answer of an example is not JSON."],
    [
      200,
      "null",
      "answer-unexpected",
      "The answer of an example is not what the contract says: Invalid input: expected object",
    ],
    [
      200,
      "{}",
      "answer-unexpected",
      "The answer of an example is not what the contract says: redirectTo: Invalid input",
    ],
    [
      200,
      '{"redirectTo":["secret"]}',
      "answer-unexpected",
      "redirectTo: Invalid input: expected string, received array",
    ],
  ])("takes %i %s for a failure", async (status, text, fault, message) => {
    provider.answer = (response) => void response.writeHead(status, { location: "http://169.254.169.254/" }).end(text);
    const error = await call(connect, example, { body: { username: "ada" } }).catch((failure: Error) => failure);
    expect(error).toMatchObject({
      name: "ProviderCallError",
      fault,
      status,
      message: expect.stringContaining(message),
    });
    expect(JSON.stringify(error) + String(error)).not.toContain("secret");
    expect(provider.calls).toHaveLength(1);
  });

  it("passes on what kept the request from being answered", async () => {
    const refusing = createCallProvider(createSendRequest({ allowPrivateAddresses: false }), issueToken);
    await expect(refusing(welcome, example, { body: news })).rejects.toMatchObject({
      name: "ProviderCallError",
      fault: "address-refused",
      status: null,
    });
    const astray = { ...example, domain: "user@127.0.0.1" };
    await expect(call(welcome, astray, { body: news })).rejects.toMatchObject({ fault: "address-invalid" });
    const aborted = call(welcome, example, { body: news, signal: AbortSignal.abort() });
    await expect(aborted).rejects.toMatchObject({ fault: "aborted" });
    expect(provider.calls).toEqual([]);
  });
});
