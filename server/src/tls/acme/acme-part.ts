import type { ServerContext } from "../../context.js";
import { createClaimWorker } from "../../due-work/claim-worker.js";
import { createWorker } from "../../due-work/worker.js";
import type { ServerPart } from "../../server-part.js";
import { announceCertificate } from "../../storage/services/state-messages.js";
import type { CertifiedNames } from "../certificates.js";
import { accountKey } from "./account.js";
import { certificateWork } from "./certificate-work.js";
import { createChallenges } from "./challenges.js";
import { orderCertificate } from "./order-certificate.js";
import { wantCertificatesOfDomains } from "./wanted-names.js";

interface AcmeOptions {
  /** URL of the authority's directory. */
  readonly directory: string;
  readonly namesOf: CertifiedNames;
  /** How often new domains are looked for, in milliseconds. */
  readonly pollMs?: number;
}

/** Gets certificates from an ACME authority: for custom domains as soon as they are attached, for other hosts when they are asked for. */
export const acmePart = (context: ServerContext, { directory, namesOf, pollMs = 5_000 }: AcmeOptions): ServerPart => {
  const { prisma, clock, log, configuration } = context;
  const challenges = createChallenges(prisma);
  const work = certificateWork(context, {
    order: async (name, signal) => {
      const key = await accountKey(context, directory);
      const email = configuration.acmeEmail;
      return orderCertificate(name, { directory, accountKey: key, email, challenges, clock, signal });
    },
    isWanted: async (name) => (await namesOf(name))?.[0] === name,
    onOrdered: (name) => announceCertificate(prisma, name, clock()),
  });
  const orders = createClaimWorker(context, work, { pollMs });
  const round = async (): Promise<number> => {
    if ((await wantCertificatesOfDomains(prisma, clock())) > 0) orders.poke();
    return pollMs;
  };
  const failure = "domains without a certificate cannot be looked up";
  const domains = createWorker({ round, longestSleepMs: pollMs, log, failure });
  return { workers: [orders, domains] };
};
