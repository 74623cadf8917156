import http from "node:http";

/** An agent for which every host name is that of this machine, so that buckets and services may be in it. */
export const anyHostAgent = (): http.Agent =>
  new http.Agent({
    keepAlive: true,
    lookup: (_host, _options, found) => found(null, [{ address: "127.0.0.1", family: 4 }]),
  });
