import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { Agent } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { readConfiguration } from "../../configuration.js";
import type { RunningServer } from "../../running-server.js";
import { startServer } from "../../start.js";
import { createService } from "../../storage/services/create.js";
import { createTestDatabase, type TestDatabase } from "../../testing/database.js";
import { freePorts } from "../testing/free-ports.js";
import { hasPebble, type Pebble, startPebble } from "../testing/pebble.js";

/** Its own certificate is no authority's of the world. */
const trust = async (ca: string) => {
  const { axios } = await import("acme-client");
  axios.defaults.httpsAgent = new Agent({ ca });
};

describe.skipIf(!hasPebble)(
  `certificates of a real ACME authority${hasPebble ? "" : " (left out: Debian's package pebble is not installed)"}`,
  () => {
    let pebble: Pebble;
    let database: TestDatabase;
    let server: RunningServer;
    let dataDir: string;
    let tlsPort: number;
    const lines: string[] = [];

    beforeAll(async () => {
      const [httpPort = 0, securePort = 0] = await freePorts(2);
      tlsPort = securePort;
      pebble = await startPebble(httpPort);
      await trust(pebble.apiAuthority);
      database = await createTestDatabase();
      dataDir = await mkdtemp(join(tmpdir(), "concordat-acme-"));
      const configuration = readConfiguration({
        PORT: "0",
        DATABASE_URL: database.url,
        CONCORDAT_DATA_DIR: dataDir,
        CONCORDAT_MASTER_KEY: randomBytes(32).toString("base64"),
        CONCORDAT_S3_PORT: String(httpPort),
        CONCORDAT_S3_TLS_PORT: String(tlsPort),
        CONCORDAT_ACME_DIRECTORY: pebble.directory,
        CONCORDAT_ACME_EMAIL: "operator@customer.net",
      });
      const log = pino({ level: "debug" }, { write: (line) => void lines.push(line) });
      server = await startServer(configuration, { log });
    });
    afterAll(async () => {
      await server?.close();
      await database?.drop();
      await pebble?.stop();
      await rm(dataDir, { recursive: true, force: true });
    });

    const attach = async (...names: string[]) => {
      const { prisma: db, configuration, clock } = server.context;
      const { id } = await db.account.findFirstOrThrow();
      const settings = {
        name: `with-${names[0]}`,
        region: "europe-1",
        configuredStatus: "started",
        terminationProtection: false,
        networks: [{ name: "public", type: "public", family: "IPv4", networkUuid: null }],
        labels: [],
        customDomains: names.map((domainName) => ({ domainName, type: "public", mode: "api" }) as const),
      } as const;
      await createService(db, id, settings, { ...configuration, clock, onScheduled: () => undefined });
    };

    /** Who has issued the certificate that a host gets, and whether the authority's root vouches for it. */
    const issuerFor = (host: string, ca?: string): Promise<{ issuer: string; isTrusted: boolean }> =>
      new Promise((resolve, reject) => {
        const socket = connect(
          { host: "127.0.0.1", port: tlsPort, servername: host, rejectUnauthorized: false, ...(ca && { ca }) },
          () => {
            const issuer = String(socket.getPeerCertificate().issuer.CN);
            resolve({ issuer, isTrusted: socket.authorized });
            socket.destroy();
          },
        );
        socket.on("error", reject);
      });

    const rowOf = (name: string) => server.context.prisma.tlsCertificate.findUnique({ where: { name } });

    it("come for a custom domain by itself, and until then another certificate is there", async () => {
      await attach("objects.customer.net");
      expect((await issuerFor("objects.customer.net")).issuer).toMatch(/^Concordat local authority/);
      await vi.waitFor(async () => expect((await rowOf("objects.customer.net"))?.chain).toBeTruthy(), 60_000);
      // that there was none is remembered for a few seconds
      await vi.waitFor(
        async () =>
          expect(await issuerFor("objects.customer.net", await pebble.root())).toMatchObject({ isTrusted: true }),
        { timeout: 45_000, interval: 500 },
      );
      const row = await rowOf("objects.customer.net");
      const [lasts = 0, renewed] = [row?.notAfter, row?.dueAt].map((time) => Number(time?.getTime()) - Date.now());
      expect(Number(renewed) / lasts).toBeCloseTo(2 / 3, 2);
      expect(row).toMatchObject({ failures: 0, fault: null });
    });

    it("are ordered again, later each time, where the name does not lead here", async () => {
      await pebble.resolveTo("127.255.255.254");
      await attach("elsewhere.customer.net");
      await vi.waitFor(async () => expect((await rowOf("elsewhere.customer.net"))?.failures).toBe(1), 60_000);
      const failed = await rowOf("elsewhere.customer.net");
      expect(failed).toMatchObject({ chain: null, fault: expect.stringMatching(/\S/) });
      expect(failed?.dueAt?.getTime()).toBeGreaterThan(Date.now() + 30_000);
      const messages = () =>
        server.context.prisma.storageStateMessage.findMany({ where: { code: "failed_domain_verification" } });
      await vi.waitFor(async () => {
        const [told] = await messages();
        expect(told?.message).toContain("for domains: elsewhere.customer.net.");
      });
      await pebble.resolveTo("127.0.0.1");
      await server.context.prisma.tlsCertificate.updateMany({ data: { dueAt: new Date() }, where: { chain: null } });
      await vi.waitFor(async () => expect((await rowOf("elsewhere.customer.net"))?.chain).toBeTruthy(), 60_000);
      await vi.waitFor(async () => expect(await messages()).toEqual([]));
    });

    it("leave no challenge, and no key in log or database", async () => {
      const { prisma } = server.context;
      expect(await prisma.acmeChallenge.count()).toBe(0);
      expect(await prisma.acmeAccount.count()).toBe(1);
      const stored = JSON.stringify(
        await Promise.all([prisma.tlsCertificate.findMany(), prisma.acmeAccount.findMany()]),
        (_, value: unknown) =>
          value instanceof Uint8Array || (value as { type?: string })?.type === "Buffer"
            ? Buffer.from(value as Uint8Array).toString("latin1")
            : value,
      );
      for (const text of [stored, lines.join("")]) expect(text).not.toContain("PRIVATE KEY");
    });
  },
);
