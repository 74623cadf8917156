import type { Configuration } from "../configuration.js";
import type { Address } from "./listen.js";

/** Where calls of the APIs are taken. */
export const apiAddress = ({ host, port }: Configuration): Address => ({ host, port });

/** Where figures are served, if they are. */
export const metricsAddress = ({ metricsHost, metricsPort }: Configuration): Address | undefined =>
  metricsPort === undefined ? undefined : { host: metricsHost, port: metricsPort };

/** Everything that the server listens on. A start checks all of it before it makes anything. */
export const listenAddresses = (configuration: Configuration): readonly Address[] =>
  [apiAddress(configuration), metricsAddress(configuration)].filter((address) => address !== undefined);
