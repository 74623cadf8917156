import type { Configuration } from "../configuration.js";
import type { Address } from "./listen.js";

/** Where calls of the APIs are taken. */
export const apiAddress = ({ host, port }: Configuration): Address => ({ host, port });

/** Where calls of the APIs are taken over TLS, if they are. */
export const apiTlsAddress = ({ host, tlsPort }: Configuration): Address | undefined =>
  tlsPort === undefined ? undefined : { host, port: tlsPort, variable: "CONCORDAT_TLS_PORT", secure: true };

/** Where figures are served, if they are. */
export const metricsAddress = ({ metricsHost, metricsPort }: Configuration): Address | undefined =>
  metricsPort === undefined ? undefined : { host: metricsHost, port: metricsPort };

/** Where S3 is served, if it is. */
export const s3Address = ({ host, s3Port }: Configuration): Address | undefined =>
  s3Port === undefined ? undefined : { host, port: s3Port, variable: "CONCORDAT_S3_PORT" };

/** Where S3 is served over TLS, if it is. */
export const s3TlsAddress = ({ host, s3TlsPort }: Configuration): Address | undefined =>
  s3TlsPort === undefined ? undefined : { host, port: s3TlsPort, variable: "CONCORDAT_S3_TLS_PORT", secure: true };

/** Where IAM and STS are served over TLS, if they are. */
export const iamAddress = ({ host, iamPort }: Configuration): Address | undefined =>
  iamPort === undefined ? undefined : { host, port: iamPort, variable: "CONCORDAT_IAM_PORT", secure: true };

/** Everything that the server listens on. A start checks all of it before it makes anything. */
export const listenAddresses = (configuration: Configuration): readonly Address[] =>
  [apiAddress, apiTlsAddress, metricsAddress, s3Address, s3TlsAddress, iamAddress]
    .map((addressOf) => addressOf(configuration))
    .filter((address) => address !== undefined);
