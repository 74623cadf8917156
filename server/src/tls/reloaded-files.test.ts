import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import pino from "pino";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { openCertificates } from "./certificates.js";
import { type CertifiedKey, issueCertificate, makeAuthority } from "./issue-certificate.js";

const at = new Date();
let folder: string;
let authority: CertifiedKey;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concordat-reload-"));
  authority = await makeAuthority(at);
});
afterAll(() => rm(folder, { recursive: true }));

const write = async (file: string, name: string) => {
  const { key, certificate } = await issueCertificate(authority, [name], at);
  await writeFile(join(folder, `${file}.crt`), certificate);
  await writeFile(join(folder, `${file}.key`), key);
};

it("gives each host the certificate that is for it, and follows the files when they change", async () => {
  await Promise.all([write("main", "main.example"), write("other", "*.other.example")]);
  const configuration = {
    dataDir: folder,
    host: "127.0.0.1",
    objectsDomain: "objects.test",
    tlsCertificate: join(folder, "main.crt"),
    tlsKey: join(folder, "main.key"),
    tlsFolder: folder,
  };
  const log = pino({ level: "silent" });
  const certificates = await openCertificates({ configuration, clock: () => at, log, namesOf: async () => undefined });
  const server = createServer({ ...certificates.options }).listen(0, "127.0.0.1");
  certificates.attach(server);
  await once(server, "listening");
  const subjectFor = (servername?: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const { port } = server.address() as AddressInfo;
      const options = { host: "127.0.0.1", port, rejectUnauthorized: false, ...(servername && { servername }) };
      const socket = connect(options, () => {
        resolve(String(socket.getPeerCertificate().subject.CN));
        socket.destroy();
      });
      socket.on("error", reject);
    });
  try {
    expect(await subjectFor("a.other.example")).toBe("*.other.example");
    expect(await subjectFor("main.example")).toBe("main.example");
    expect(await subjectFor("unknown.example")).toBe("main.example");
    expect(await subjectFor()).toBe("main.example");

    await write("main", "renewed.example");
    const wait = { timeout: 15_000, interval: 200 };
    await vi.waitFor(async () => expect(await subjectFor()).toBe("renewed.example"), wait);
    expect(await subjectFor("unknown.example")).toBe("renewed.example");

    // a file that is just being written leaves what was there in force
    await writeFile(join(folder, "main.crt"), "-----BEGIN CERTIFICATE-----\nhalf");
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    for (let tries = 0; tries < 3; tries++) expect(await subjectFor()).toBe("renewed.example");
    await write("main", "mended.example");
    await vi.waitFor(async () => expect(await subjectFor()).toBe("mended.example"), wait);
  } finally {
    server.close();
  }
});
