import { createSecureContext, type SecureContext, type Server, type TlsOptions } from "node:tls";
import { LRUCache } from "lru-cache";
import type { Configuration } from "../configuration.js";
import type { Clock, ServerContext } from "../context.js";
import { ensureAuthority } from "./local-authority.js";
import { openReloadedFiles, type ReloadedFiles } from "./reloaded-files.js";

/** Which names a host name's certificate is for; undefined: those that the server has anyway. */
export type CertifiedNames = (host: string) => Promise<readonly [string, ...string[]] | undefined>;

/** A certificate of an authority of the world for a host name, if there is one yet. */
export type FindIssued = (host: string) => Promise<SecureContext | undefined>;

interface CertificatesOptions {
  readonly configuration: Pick<
    Configuration,
    "dataDir" | "host" | "objectsDomain" | "tlsCertificate" | "tlsKey" | "tlsFolder"
  >;
  readonly clock: Clock;
  readonly log: Pick<ServerContext["log"], "info" | "warn">;
  readonly namesOf: CertifiedNames;
  /** Further names of the certificate that the authority in the data folder issues for hosts of no service. */
  readonly names?: readonly string[];
  readonly findIssued?: FindIssued | undefined;
}

/** The certificates of a server. */
export interface Certificates {
  readonly options: TlsOptions;
  /** Has a server made with the options use changed files. */
  attach(server: Server): void;
}

const remembered = 500;
/** Certificates are good for a year; they are issued anew long before. */
const rememberedMs = 7 * 86_400_000;

/** Addresses and names under which the server is reached whatever services there are. */
const standingNames = ({ host, objectsDomain }: CertificatesOptions["configuration"]): [string, ...string[]] => {
  const names = ["localhost", "*.localhost", objectsDomain, `*.${objectsDomain}`, "127.0.0.1", "::1"];
  const isWildcard = host === "0.0.0.0" || host === "::";
  return isWildcard || names.includes(host) ? (names as [string, ...string[]]) : ["localhost", ...names.slice(1), host];
};

/** Certificates of the authority in the data folder, one for each service that is asked for by its name. */
const openAuthority = async ({ configuration, clock, namesOf, names: further = [] }: CertificatesOptions) => {
  const { issueCertificate } = await import("./issue-certificate.js");
  const authority = await ensureAuthority(configuration.dataDir, clock());
  const issue = async (names: readonly [string, ...string[]]) => {
    const { key, certificate } = await issueCertificate(authority, names, clock());
    return { key, cert: certificate + authority.certificate };
  };
  const contexts = new LRUCache<string, Promise<SecureContext>>({ max: remembered, ttl: rememberedMs });
  const find = async (host: string): Promise<SecureContext | undefined> => {
    const names = await namesOf(host);
    if (!names) return undefined;
    const known = contexts.get(names[0]);
    if (known) return known;
    const made = issue(names).then(createSecureContext);
    contexts.set(names[0], made);
    return made;
  };
  return { standing: await issue([...standingNames(configuration), ...further]), find };
};

const findInFiles = ({ current: { main, others } }: ReloadedFiles, host: string): SecureContext | undefined =>
  [...others, ...(main ? [main] : [])].find((each) => each.covers(host))?.context;

/**
 * Finds the certificates of the server. A host gets that of a file which is for it, else one that an authority of the world has
 * issued for it; else the main one of the files or, where there is none, one of the authority in the data folder.
 *
 * @throws ConfigurationError when a file cannot be used
 */
export const openCertificates = async (options: CertificatesOptions): Promise<Certificates> => {
  const { configuration, log, findIssued } = options;
  const { tlsCertificate, tlsKey, tlsFolder } = configuration;
  const files = await openReloadedFiles({ certificate: tlsCertificate, key: tlsKey, folder: tlsFolder }, log);
  const { main } = files.current;
  const authority = main ? undefined : await openAuthority(options);
  const contextOf = async (host: string): Promise<SecureContext | undefined> =>
    findInFiles(files, host) ?? (await findIssued?.(host)) ?? (await authority?.find(host));
  return {
    options: {
      ...(main ? { cert: main.cert, key: main.key } : authority?.standing),
      SNICallback: (host, done) => {
        contextOf(host).then(
          (context) => done(null, context),
          // the standing certificate is better than none
          () => done(null, undefined),
        );
      },
    },
    attach: files.attach,
  };
};
