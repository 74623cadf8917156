import { namespaceOf } from "@concordat/contract/iam";
import type { ObjectOwnership } from "@concordat/contract/s3";
import { startTestS3, type TestS3 } from "../../testing/s3-server.js";
import type { TestAnswer, TestCredentials, TestRequest } from "../../testing/signed-client.js";

type Named = TestCredentials & { readonly name: string };

/** S3 with a second account, asked at the host of the first one's service. */
export interface TestAcls {
  readonly s3: TestS3;
  /** The canonical ids of the service and of the other one. */
  readonly owner: string;
  readonly other: string;
  /** A user of the service without any policy. */
  readonly member: Named;
  /** A user of the other service who may do everything as far as that one goes. */
  readonly foreigner: Named;
  /** A user of the other service without any policy. */
  readonly powerless: Named;
  send(request: TestRequest): Promise<TestAnswer>;
  /** The status of an answer, and the code of an error. */
  outcome(request: TestRequest): Promise<number | string>;
  /** Creates a bucket. */
  bucket(name: string, ownership?: ObjectOwnership): Promise<void>;
  /** The list of a bucket or object, as owner, grantees and permissions. */
  list(path: string, credentials?: TestCredentials): Promise<string>;
  close(): Promise<void>;
}

const inOrder = /<(ID|URI|Permission)>([^<]*)</g;

/** Whom a document grants what: the owner first, ids as they are, groups by their names. */
const shown = (text: string): string =>
  [...text.matchAll(inOrder)].map(([, , value = ""]) => value.split("/").at(-1)).join(" ");

export const startTestAcls = async (): Promise<TestAcls> => {
  const s3 = await startTestS3();
  const { domain, service } = s3;
  const other = await domain.service(s3.accountId);
  const host = `${service.domainPrefix}.${domain.context.objectsDomain}`;
  const everything = { Effect: "Allow", Action: "*", Resource: "*" } as const;
  const send: TestAcls["send"] = (request) => s3.send({ host, ...request });
  const outcome: TestAcls["outcome"] = async (request) => {
    const { status, code } = await send(request);
    return code === undefined ? status : `${status} ${code}`;
  };
  return {
    s3,
    owner: namespaceOf(service.uuid),
    other: namespaceOf(other.uuid),
    member: await s3.user(service.uuid),
    foreigner: await s3.user(other.uuid, everything),
    powerless: await s3.user(other.uuid),
    send,
    outcome,
    bucket: async (name, ownership) => {
      const headers = ownership ? { "x-amz-object-ownership": ownership } : {};
      const { status } = await send({ method: "PUT", path: `/${name}`, headers });
      if (status !== 200) throw new Error(`The bucket ${name} was not created.`);
    },
    list: async (path, credentials = s3.admin) => {
      const { status, code, text } = await send({ path, credentials });
      return status === 200 ? shown(text) : `${status} ${code}`;
    },
    close: () => s3.close(),
  };
};

/** The document of a list. @param grants the grantee's element and type, and the permission */
export const aclBody = (
  owner: string,
  ...grants: readonly (readonly [type: string, grantee: string, permission: string])[]
): string => {
  const elements = grants.map(
    ([type, grantee, permission]) =>
      `<Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="${type}">${grantee}</Grantee><Permission>${permission}</Permission></Grant>`,
  );
  return `<AccessControlPolicy xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Owner><ID>${owner}</ID></Owner><AccessControlList>${elements.join("")}</AccessControlList></AccessControlPolicy>`;
};

/** A grant to an account. */
export const toAccount = (id: string, permission: string) => ["CanonicalUser", `<ID>${id}</ID>`, permission] as const;

/** A grant to a group. */
export const toGroup = (name: string, permission: string) =>
  ["Group", `<URI>http://acs.amazonaws.com/groups/${name}</URI>`, permission] as const;
