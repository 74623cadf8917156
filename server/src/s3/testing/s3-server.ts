import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PolicyDocument } from "@concordat/contract/iam";
import type { Logger } from "pino";
import { auditPart } from "../../audit/audit-part.js";
import type { Files } from "../../blobs/local/files.js";
import { createLocalBlobStore } from "../../blobs/local/local-blob-store.js";
import { openBytes } from "../../blobs/open-bytes.js";
import type { Configuration } from "../../configuration.js";
import type { ServerContext } from "../../context.js";
import { openListener } from "../../http/listener.js";
import { certifiedNames } from "../../object-http/hosts/certified-names.js";
import { createAccessKey } from "../../storage/iam/access-keys/create.js";
import { createInlinePolicy } from "../../storage/iam/inline-policies/change.js";
import { permissionsOf } from "../../storage/iam/testing/documents.js";
import { createUser } from "../../storage/iam/users/create.js";
import { knownService } from "../../storage/service-ref.js";
import type { ServiceDetails } from "../../storage/services/rows.js";
import { startTestDomain, type TestDomain } from "../../storage/testing/domain.js";
import { createTestContext } from "../../test-kit/test-context.js";
import { openCertificates } from "../../tls/certificates.js";
import { type S3Part, type S3PartOptions, s3Part } from "../s3-part.js";
import { sendRequest, type TestAnswer, type TestCredentials, type TestRequest } from "./signed-client.js";

type Statements = Extract<PolicyDocument["Statement"], readonly unknown[]>;

/** S3 on a port of its own, with an account. */
export interface TestS3 {
  readonly url: string;
  /** Over TLS, if that was asked for. */
  readonly tlsUrl: string | undefined;
  readonly domain: TestDomain;
  readonly context: ServerContext;
  readonly accountId: string;
  readonly service: ServiceDetails;
  /** Who may do everything in that service. */
  readonly admin: TestCredentials & { readonly name: string };
  /** Creates a user with a key. @param statements what the user may do; nothing unless given */
  user(serviceUuid: string, ...statements: Statements): Promise<TestCredentials & { readonly name: string }>;
  /** Sends a request, signed by the administrator unless it says otherwise. */
  send(request: TestRequest): Promise<TestAnswer>;
  /** Opens a connection from within the process. */
  readonly connect: S3Part["connect"];
  /** What was counted for the metrics. */
  readonly counted: (readonly [operation: string | undefined, status: number])[];
  /** Writes down what is gathered in memory. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

const everything: Statements[number] = { Effect: "Allow", Action: "*", Resource: "*" };

interface TestS3Options {
  readonly log?: Logger;
  /** Serve TLS, too. */
  readonly secure?: boolean;
  readonly settings?: Partial<Configuration>;
  /** What else is served on the same port. */
  readonly beside?: S3PartOptions["beside"];
  /** In place of the file system's own calls. */
  readonly files?: Files;
}

const certificatesOf = ({ configuration, prisma, clock, log }: ServerContext) => {
  const { objectsDomain } = configuration;
  return openCertificates({ configuration, clock, log, namesOf: certifiedNames({ prisma, objectsDomain }) });
};

export const startTestS3 = async ({
  log,
  secure = false,
  settings: more,
  beside,
  files,
}: TestS3Options = {}): Promise<TestS3> => {
  const domain = await startTestDomain();
  const { db, context: storage } = domain;
  const dataDir = await mkdtemp(join(tmpdir(), "concordat-s3-"));
  const settings = { dataDir, objectsDomain: storage.objectsDomain, ...more };
  const { clock, vault } = storage;
  const context: ServerContext = { ...createTestContext(db, { settings, log }), clock, vault };
  const bytes = openBytes(context, createLocalBlobStore(join(dataDir, "blobs"), files));
  const { onScheduled } = storage;
  const counted: TestS3["counted"] = [];
  const countRequest: S3PartOptions["countRequest"] = (response, operation) =>
    response.once("close", () => counted.push([operation(), response.statusCode]));
  const address = { host: "127.0.0.1", port: 0 };
  const audit = auditPart(context);
  const part = s3Part(context, {
    address,
    secure: secure
      ? { addresses: [["s3-tls", { ...address, secure }]], certificates: await certificatesOf(context) }
      : undefined,
    bytes: bytes.bytes,
    onScheduled,
    countRequest,
    recordRequests: audit.requests,
    ...(beside && { beside }),
    checkErrors: true,
  });
  const [opened, openedTls] = await Promise.all((part.listeners ?? []).map(openListener));
  if (!opened) throw new Error("S3 has no listener.");
  const accountId = await domain.account("ada");
  const service = await domain.service(accountId);
  let users = 0;
  const user: TestS3["user"] = async (serviceUuid, ...statements) => {
    const name = `user-${users++}`;
    const ref = knownService(serviceUuid);
    await createUser(db, ref, name, storage);
    const { accessKeyId, secret } = await createAccessKey(db, ref, name, storage);
    if (statements.length > 0) {
      const document = permissionsOf(...statements);
      await createInlinePolicy(db, ref, { kind: "user", name }, { name: "own", document }, storage);
    }
    return { name, accessKeyId, secret };
  };
  const admin = await user(service.uuid, everything);
  return {
    url: opened.url,
    connect: part.connect,
    tlsUrl: openedTls?.url,
    domain,
    context,
    accountId,
    service,
    admin,
    user,
    send: (request) => sendRequest(opened.url, { credentials: admin, at: clock(), ...request }),
    counted,
    flush: async () => part.close?.(),
    close: async () => {
      await Promise.all([opened.close(1000), openedTls?.close(1000)]);
      await part.close?.();
      bytes.close();
      await domain.close();
      await rm(dataDir, { recursive: true });
    },
  };
};
