import type { AnswerBudget } from "../answer-budget/answer-budget.js";
import { loadCertificates } from "../certificates-part.js";
import type { ServerContext } from "../context.js";
import { iamListener, s3TlsListener } from "../http/api-listener.js";
import { iamAddress, s3Address, s3TlsAddress } from "../http/listen-addresses.js";
import { queryBesideS3 } from "../iam-api/beside-s3.js";
import type { S3Part, S3PartOptions } from "../s3/s3-part.js";
import type { ServerPart } from "../server-part.js";
import { websitesBesideS3 } from "../website/beside-s3.js";

export interface DataPlaneOptions
  extends Pick<S3PartOptions, "bytes" | "onScheduled" | "countRequest" | "recordRequests"> {
  /** Where the APIs are reached, once that is known. */
  readonly apiUrl?: () => string | undefined;
  readonly budget: AnswerBudget;
  /** Whether it listens; else it serves whoever is in this process. */
  readonly listens: boolean;
}

interface LoadedS3 {
  readonly s3: S3Part;
  /** Orders certificates, where an authority issues them: one process of a server does. */
  readonly certificates: ServerPart | undefined;
}

/** The port of the APIs, which serve the console too; undefined while it is not known which free port they have taken. */
const consolePort = ({ port }: ServerContext["configuration"], apiUrl: string | undefined): number | undefined =>
  apiUrl === undefined ? port || undefined : Number(new URL(apiUrl).port);

/** S3, and what is served on its ports, over HTTP and TLS. */
export const loadS3 = async (
  context: ServerContext,
  { budget, listens, apiUrl = () => undefined, ...options }: DataPlaneOptions,
): Promise<LoadedS3> => {
  const { configuration } = context;
  const address = listens ? s3Address(configuration) : undefined;
  const addresses = [
    [s3TlsListener, s3TlsAddress(configuration)] as const,
    [iamListener, iamAddress(configuration)] as const,
  ].flatMap(([name, at]) => (at ? [[name, at] as const] : []));
  const [{ s3Part }, { certificates, part, beside }] = await Promise.all([
    import("../s3/s3-part.js"),
    loadCertificates(context, addresses.length > 0),
  ]);
  const s3 = s3Part(context, {
    address,
    secure: listens && certificates ? { addresses, certificates } : undefined,
    console: { port: () => consolePort(configuration, apiUrl()) },
    beside: [...beside, websitesBesideS3(configuration.objectsDomain), queryBesideS3(budget)],
    ...options,
  });
  return { s3, certificates: part };
};
