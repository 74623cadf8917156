import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { connect, type PeerCertificate } from "node:tls";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findAuthority } from "../tls/local-authority.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";
import { presignedPath } from "./testing/signed-client.js";

let s3: TestS3;
let host: string;
let ca: string;
beforeAll(async () => {
  s3 = await startTestS3({ secure: true });
  host = `${s3.service.domainPrefix}.${s3.domain.context.objectsDomain}`;
  ca = (await findAuthority(s3.context.configuration.dataDir))?.certificate ?? expect.fail();
  await s3.send({ method: "PUT", path: "/files" });
  await s3.send({ method: "PUT", path: "/files/key", body: "over TLS" });
});
afterAll(() => s3.close());

interface Handshake {
  readonly fault: string | undefined;
  readonly certificate: PeerCertificate;
  readonly answer: string;
}

/** Sends a presigned GET over TLS. @param servername the name that the certificate must be for */
const get = (servername: string, path: string): Promise<Handshake> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(s3.tlsUrl ?? expect.fail());
    const signed = presignedPath(s3.admin, { path, host: servername, presign: 60, at: s3.context.clock() });
    const socket = connect({ host: "127.0.0.1", port: Number(port), servername, ca, rejectUnauthorized: false });
    let answer = "";
    socket.on("secureConnect", () => {
      const { authorizationError } = socket;
      const certificate = socket.getPeerCertificate();
      const fault = authorizationError ? String(authorizationError) : undefined;
      socket.on("close", () => resolve({ fault, certificate, answer }));
      socket.write(`GET ${signed} HTTP/1.1\r\nHost: ${servername}\r\nConnection: close\r\n\r\n`);
    });
    socket.on("data", (piece) => {
      answer += piece.toString();
    });
    socket.on("error", reject);
  });

describe("TLS with the authority of the data folder", () => {
  it.each([
    ["localhost", "localhost", "/files/key"],
    ["the service", "", "/files/key"],
    ["a bucket of the service", "files.", "/key"],
  ])("proves to be %s", async (_, name, path) => {
    const servername = name === "localhost" ? name : name + host;
    const { fault, answer } = await get(servername, path);
    expect([fault, answer.split("\r\n")[0], answer.endsWith("over TLS")]).toEqual([undefined, "HTTP/1.1 200 OK", true]);
  });

  it("issues no certificate for hosts that are nobody's", async () => {
    const { certificate, fault } = await get("a.nobody.example", "/files/key");
    expect(certificate.subjectaltname).toContain("DNS:localhost");
    expect(fault).toMatch(/ALTNAME/);
  });

  it("keeps its key from others", async () => {
    const file = join(s3.context.configuration.dataDir, "authority.pem");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, "utf8")).toContain("BEGIN PRIVATE KEY");
  });
});
