import http, { type AgentOptions } from "node:http";
import https from "node:https";

/** Every host name is that of this machine, so that buckets and services may be in it. */
const anyHost: AgentOptions = {
  keepAlive: true,
  lookup: (_host, _options, found) => found(null, [{ address: "127.0.0.1", family: 4 }]),
};

export const anyHostAgent = (): http.Agent => new http.Agent(anyHost);

/** @param ca the authority to believe */
export const anyHostTlsAgent = (ca: string): https.Agent => new https.Agent({ ...anyHost, ca });
