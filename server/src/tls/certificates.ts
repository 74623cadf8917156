import { readFile } from "node:fs/promises";
import { createSecureContext, type SecureContext, type TlsOptions } from "node:tls";
import { LRUCache } from "lru-cache";
import { type Configuration, ConfigurationError } from "../configuration.js";
import type { Clock } from "../context.js";
import { ensureAuthority } from "./local-authority.js";

/** Which names a host name's certificate is for; undefined: those that the server has anyway. */
export type CertifiedNames = (host: string) => Promise<readonly [string, ...string[]] | undefined>;

interface CertificatesOptions {
  readonly configuration: Pick<Configuration, "dataDir" | "host" | "objectsDomain" | "tlsCertificate" | "tlsKey">;
  readonly clock: Clock;
  readonly namesOf: CertifiedNames;
}

const remembered = 500;
/** Certificates are good for a year; they are issued anew long before. */
const rememberedMs = 7 * 86_400_000;

const readPem = async (variable: string, file: string): Promise<string> => {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new ConfigurationError([`${variable} names a file that cannot be read: ${(error as Error).message}.`], {
      cause: error,
    });
  }
};

const fromFiles = async (certificate: string, key: string): Promise<TlsOptions> => {
  const [cert, ownKey] = await Promise.all([
    readPem("CONCORDAT_TLS_CERTIFICATE", certificate),
    readPem("CONCORDAT_TLS_KEY", key),
  ]);
  try {
    createSecureContext({ cert, key: ownKey });
  } catch (error) {
    const reason = `CONCORDAT_TLS_CERTIFICATE and CONCORDAT_TLS_KEY must be a certificate and its key: ${(error as Error).message}.`;
    throw new ConfigurationError([reason], { cause: error });
  }
  return { cert, key: ownKey };
};

/** Addresses and names under which the server is reached whatever services there are. */
const standingNames = ({ host, objectsDomain }: CertificatesOptions["configuration"]): [string, ...string[]] => {
  const names = ["localhost", "*.localhost", objectsDomain, `*.${objectsDomain}`, "127.0.0.1", "::1"];
  const isWildcard = host === "0.0.0.0" || host === "::";
  return isWildcard || names.includes(host) ? (names as [string, ...string[]]) : ["localhost", ...names.slice(1), host];
};

const fromAuthority = async ({ configuration, clock, namesOf }: CertificatesOptions): Promise<TlsOptions> => {
  const { issueCertificate } = await import("./issue-certificate.js");
  const authority = await ensureAuthority(configuration.dataDir, clock());
  const issue = async (names: readonly [string, ...string[]]) => {
    const { key, certificate } = await issueCertificate(authority, names, clock());
    return { key, cert: certificate + authority.certificate };
  };
  const contexts = new LRUCache<string, Promise<SecureContext>>({ max: remembered, ttl: rememberedMs });
  const contextOf = async (host: string): Promise<SecureContext | undefined> => {
    const names = await namesOf(host);
    if (!names) return undefined;
    const known = contexts.get(names[0]);
    if (known) return known;
    const made = issue(names).then(createSecureContext);
    contexts.set(names[0], made);
    return made;
  };
  return {
    ...(await issue(standingNames(configuration))),
    SNICallback: (host, done) => {
      contextOf(host).then(
        (context) => done(null, context),
        // the standing certificate is better than none
        () => done(null, undefined),
      );
    },
  };
};

/**
 * Finds the certificates of the server: those of the configuration, or else those of an authority in the data folder, one for
 * each service that is asked for by its name.
 *
 * @throws ConfigurationError when a file cannot be used
 */
export const openCertificates = (options: CertificatesOptions): Promise<TlsOptions> => {
  const { tlsCertificate, tlsKey } = options.configuration;
  return tlsCertificate !== undefined && tlsKey !== undefined
    ? fromFiles(tlsCertificate, tlsKey)
    : fromAuthority(options);
};
