import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCore, type TestCore } from "../testing/core.js";

/** What curl sends for the calls of the vendor's examples, byte for byte, the malformed Content-Type included. */
const curlPost = (path: string, body: string, token?: string) =>
  [
    `POST ${path} HTTP/1.1`,
    "Host: localhost:8080",
    "User-Agent: curl/7.88.1",
    "Accept: */*",
    ...(token ? [`Authorization: Bearer ${token}`] : ["Authorization: Bearer "]),
    "Content-Type: content-type: application/json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n");

const curlGet = (path: string, token: string) =>
  [
    `GET ${path} HTTP/1.1`,
    "Host: localhost:8080",
    "User-Agent: curl/7.88.1",
    "Accept: */*",
    `Authorization: Bearer ${token}`,
    "",
    "",
  ].join("\r\n");

let core: TestCore;
beforeAll(async () => {
  core = await startTestCore();
});
afterAll(() => core.close());

const exchange = async (request: string) => {
  const socket = connect(Number(new URL(core.url).port), "127.0.0.1");
  socket.write(request);
  let received = "";
  const isWhole = () => {
    const [head = "", text] = received.split("\r\n\r\n");
    const length = /content-length: (\d+)/i.exec(head)?.[1];
    return text !== undefined && length !== undefined && Buffer.byteLength(text) >= Number(length);
  };
  while (!isWhole()) received += (await once(socket, "data"))[0];
  socket.destroy();
  const [head = "", text = ""] = received.split("\r\n\r\n");
  const [statusLine = "", ...headers] = head.split("\r\n");
  return { statusLine, headers: headers.map((line) => line.toLowerCase()), text };
};

/** The shape of a JSON text: its keys in order, and the kind of each value. */
const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shape);
  if (value === null) return "null";
  if (typeof value !== "object") return typeof value;
  return Object.entries(value).map(([key, member]) => [key, shape(member)]);
};

describe("the requests of the vendor's documentation, as curl sends them", () => {
  it("register a provider", async () => {
    const information = `{
    "type": "information",
    "specification": {
        "id": "example",
        "domain": "provider.example.com",
        "https": true,
        "port": null,
        "product": {
            "id": "",
            "category": "",
            "provider": "ucloud_core"
        }
    }
}`;
    const asked = await exchange(curlPost("/api/providers/requestApproval", information));
    expect(asked.statusLine).toBe("HTTP/1.1 200 OK");
    expect(asked.headers).toContain("content-type: application/json; charset=utf-8");
    expect(shape(JSON.parse(asked.text))).toEqual([
      ["type", "string"],
      ["token", "string"],
    ]);
    const { type, token } = JSON.parse(asked.text);
    expect(type).toBe("requires_signature");

    const sign = `{
    "type": "sign",
    "token": "${token}"
}`;
    const signed = await exchange(
      curlPost("/api/providers/requestApproval", sign, await core.token("sysadmin", "USER")),
    );
    expect(shape(JSON.parse(signed.text))).toEqual([
      ["type", "string"],
      ["token", "string"],
    ]);
    expect(JSON.parse(signed.text)).toEqual({ type: "awaiting_admin_approval", token });

    const admin = await core.token("admin", "ADMIN");
    const approved = await exchange(curlPost("/api/providers/approve", `{\n    "token": "${token}"\n}`, admin));
    expect(shape(JSON.parse(approved.text))).toEqual([["id", "string"]]);

    const { id } = JSON.parse(approved.text);
    const path = `/api/providers/retrieve?includeOthers=false&includeUpdates=false&includeSupport=false&includeProduct=false&id=${id}`;
    const retrieved = await exchange(curlGet(path, await core.token("sysadmin", "USER")));
    const provider = JSON.parse(retrieved.text);
    expect(shape(provider)).toEqual([
      ["id", "string"],
      [
        "specification",
        [
          ["id", "string"],
          ["domain", "string"],
          ["https", "boolean"],
          ["port", "null"],
          [
            "product",
            [
              ["id", "string"],
              ["category", "string"],
              ["provider", "string"],
            ],
          ],
        ],
      ],
      ["refreshToken", "string"],
      ["publicKey", "string"],
      ["createdAt", "number"],
      [
        "status",
        [
          ["resolvedSupport", "null"],
          ["resolvedProduct", "null"],
        ],
      ],
      ["updates", []],
      // where the vendor's example shows null, its servers send what an owner in a project has
      [
        "owner",
        [
          ["createdBy", "string"],
          ["project", "string"],
        ],
      ],
      [
        "permissions",
        [
          ["myself", ["string"]],
          ["others", "null"],
        ],
      ],
    ]);

    const specification = await exchange(curlGet(`/api/providers/retrieveSpecification?id=${id}`, admin));
    expect(shape(JSON.parse(specification.text))).toEqual([
      ["id", "string"],
      ["domain", "string"],
      ["https", "boolean"],
      ["port", "null"],
      [
        "product",
        [
          ["id", "string"],
          ["category", "string"],
          ["provider", "string"],
        ],
      ],
    ]);

    const refresh = `{
    "items": [
        {
            "refreshToken": "${provider.refreshToken}"
        }
    ]
}`;
    const refreshed = await exchange(curlPost("/auth/providers/refresh", refresh));
    expect(shape(JSON.parse(refreshed.text))).toEqual([["responses", [[["accessToken", "string"]]]]]);
  });
});
