import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Concordat } from "@concordat/sdk";
import { s3Connection } from "@concordat/sdk/s3";
import { readConfiguration, startServer } from "@concordat/server";
import pino from "pino";
import { freePort } from "../../../server/src/http/free-port.js";
import { createTestDatabase } from "../../../server/src/testing/database.js";
import type { WebsiteTarget } from "./target.js";

export interface LocalTarget extends WebsiteTarget {
  readonly close: () => Promise<void>;
}

/** A server of our own, with its own domain over HTTP and TLS, and a custom one. */
export const startLocalTarget = async (): Promise<LocalTarget> => {
  const [database, dataDir, tlsPort] = await Promise.all([
    createTestDatabase(),
    mkdtemp(join(tmpdir(), "concordat-website-")),
    freePort("127.0.0.1"),
  ]);
  const settings = { databaseUrl: database.url, dataDir, s3Port: 0, s3TlsPort: tlsPort };
  const server = await startServer(
    { ...readConfiguration({ PORT: "0" }), ...settings },
    { log: pino({ level: "silent" }) },
  );
  const { url, s3Url, account, service } = server;
  if (!s3Url || !service || !account.token) throw new Error("The server began without a service.");
  const cloud = new Concordat({ baseUrl: url, credentials: account.token });
  const details = await cloud.objectStorage.services.get(service.uuid);
  const host = details.endpoints.find(({ mode }) => mode === "static-website")?.domain_name ?? "";
  const custom = "www.pages-example.com";
  await cloud.objectStorage.customDomains.create(service.uuid, {
    domain_name: custom,
    type: "public",
    mode: "static-website",
  });
  const key = { access_key_id: service.accessKeyId, secret_access_key: service.secretAccessKey };
  const tlsUrl = `https://127.0.0.1:${tlsPort}`;
  return {
    cloud,
    serviceUuid: service.uuid,
    connection: s3Connection(details, key, { endpoint: s3Url }),
    bucketPrefix: "",
    domains: [undefined, custom],
    routes: [
      { name: "HTTP", url: s3Url, host },
      { name: "TLS", url: tlsUrl, host },
      { name: "custom domain", url: s3Url, host: custom },
    ],
    close: async () => {
      await server.close();
      await database.drop();
      await rm(dataDir, { recursive: true });
    },
  };
};
