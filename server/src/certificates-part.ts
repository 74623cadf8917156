import type { ServerContext } from "./context.js";
import type { ServedBeside } from "./object-http/served-beside.js";
import type { ServerPart } from "./server-part.js";
import type { Certificates } from "./tls/certificates.js";

/** What TLS takes of a server. */
interface LoadedCertificates {
  /** Absent where nothing is served over TLS. */
  readonly certificates: Certificates | undefined;
  /** Orders certificates, where an authority issues them. */
  readonly part: ServerPart | undefined;
  /** Answers that authority. */
  readonly beside: readonly ServedBeside[];
}

/** Loads the certificates of S3, by the names of services, and what gets them from an authority. Neither is there before it is wanted. */
export const loadCertificates = async (context: ServerContext, isSecure: boolean): Promise<LoadedCertificates> => {
  if (!isSecure) return { certificates: undefined, part: undefined, beside: [] };
  const { configuration, prisma, clock, log } = context;
  const { objectsDomain, acmeDirectory: directory } = configuration;
  const [{ openCertificates }, { certifiedNames }] = await Promise.all([
    import("./tls/certificates.js"),
    import("./object-http/hosts/certified-names.js"),
  ]);
  const namesOf = certifiedNames({ prisma, objectsDomain });
  const own = { configuration, clock, log, namesOf };
  if (directory === undefined) return { certificates: await openCertificates(own), part: undefined, beside: [] };
  const [{ acmePart }, { createFindIssued }, { challengesBesideS3 }] = await Promise.all([
    import("./tls/acme/acme-part.js"),
    import("./tls/acme/issued-certificates.js"),
    import("./tls/acme/answer-challenge.js"),
  ]);
  const findIssued = createFindIssued(context, namesOf);
  return {
    certificates: await openCertificates({ ...own, findIssued }),
    part: acmePart(context, { directory, namesOf }),
    beside: [challengesBesideS3],
  };
};
