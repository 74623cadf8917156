import type { Server } from "node:http";
import https from "node:https";
import type { Express } from "express";
import type { ServerContext } from "../context.js";
import { openCertificates } from "../tls/certificates.js";
import { apiTlsListener } from "./api-listener.js";
import { answerBrokenRequests } from "./broken-requests.js";
import { apiLimits, handshakeLimit } from "./connection-limits.js";
import { fastPrototypes } from "./fast-prototypes.js";
import type { Address } from "./listen.js";
import type { Listener } from "./listener.js";

/** The vendor's host: some of its tools take no other. */
const vendorHost = "api.upcloud.com";

/**
 * The same app, over TLS. The authority in the data folder issues a certificate for the vendor's host, so that tools which call
 * nothing else can be led here.
 */
export const createApiTlsListener = async (
  { configuration, clock, log }: Pick<ServerContext, "configuration" | "clock" | "log">,
  app: Express,
  address: Address,
): Promise<Listener> => {
  const namesOf = async () => undefined;
  const certificates = await openCertificates({ configuration, clock, log, namesOf, names: [vendorHost] });
  return {
    name: apiTlsListener,
    address,
    limits: apiLimits(configuration),
    createServer: (options) => {
      const prototypes = fastPrototypes(app);
      const server = https.createServer(
        { ...options, ...certificates.options, ...handshakeLimit(options), ...prototypes },
        app,
      );
      certificates.attach(server);
      answerBrokenRequests(server as Server);
      return server as Server;
    },
  };
};
