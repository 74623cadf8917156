import { X509Certificate } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ConfigurationError } from "../configuration.js";
import { openCertificates } from "./certificates.js";
import { issueCertificate, makeAuthority } from "./issue-certificate.js";
import { ensureAuthority } from "./local-authority.js";

const at = new Date("2026-01-01T00:00:00Z");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concordat-tls-"));
});
afterAll(() => rm(folder, { recursive: true }));

const open = (files: { tlsCertificate?: string; tlsKey?: string }, host = "127.0.0.1") =>
  openCertificates({
    configuration: {
      dataDir: folder,
      host,
      objectsDomain: "objects.test",
      tlsCertificate: undefined,
      tlsKey: undefined,
      tlsFolder: undefined,
      ...files,
    },
    clock: () => at,
    log: pino({ level: "silent" }),
    namesOf: async () => undefined,
  });

describe("certificates", () => {
  it("are issued by the authority of the data folder, which stays the same", async () => {
    const { certificate } = await ensureAuthority(folder, at);
    expect((await ensureAuthority(folder, at)).certificate).toBe(certificate);
    const authority = new X509Certificate(certificate);
    const issued = new X509Certificate(String((await open({}, "192.0.2.7")).options.cert));
    expect(authority.ca).toBe(true);
    expect(issued.checkIssued(authority) && issued.verify(authority.publicKey)).toBe(true);
    for (const name of ["localhost", "objects.test", "k3v9a.objects.test"])
      expect(issued.checkHost(name)).toBeDefined();
    for (const address of ["127.0.0.1", "192.0.2.7"]) expect(issued.checkIP(address)).toBe(address);
    expect(issued.checkHost("objects.example")).toBeUndefined();
  });

  it("are those of the configuration", async () => {
    const authority = await makeAuthority(at);
    const { key, certificate } = await issueCertificate(authority, ["files.example"], at);
    const [tlsCertificate, tlsKey] = [join(folder, "cert.pem"), join(folder, "key.pem")];
    await Promise.all([writeFile(tlsCertificate, certificate), writeFile(tlsKey, key)]);
    expect((await open({ tlsCertificate, tlsKey })).options).toMatchObject({ cert: certificate, key });
    await expect(open({ tlsCertificate, tlsKey: join(folder, "none.pem") })).rejects.toThrow(
      /CONCORDAT_TLS_KEY names a file/,
    );
    await writeFile(tlsKey, authority.key);
    await expect(open({ tlsCertificate, tlsKey })).rejects.toThrow(/must be a certificate and its key/);
  });

  it("are not made where the authority's file is something else", async () => {
    const other = await mkdtemp(join(tmpdir(), "concordat-tls-"));
    await writeFile(join(other, "authority.pem"), "nonsense");
    await expect(ensureAuthority(other, at)).rejects.toThrow(ConfigurationError);
    await rm(other, { recursive: true });
  });
});
