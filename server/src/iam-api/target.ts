import type { QueryOperation } from "@concordat/contract/query-api";
import type { PrismaClient } from "../generated/prisma/client.js";
import { findKeyWithUser } from "../storage/iam/access-keys/find-user.js";
import type { Caller } from "../storage/iam/effective/index.js";
import type { OwnerKind } from "../storage/iam/owner.js";
import { listTags } from "../storage/iam/tags/list.js";
import { listPolicyTags } from "../storage/iam/tags/policy-tags.js";
import type { Tag } from "../storage/iam/tags/tag.js";
import { tagMap } from "../storage/iam/unique-id.js";
import { knownService } from "../storage/service-ref.js";
import { StorageError } from "../storage/storage-error.js";
import type { Authorized } from "./authorize.js";
import { nameSchema } from "./names.js";
import type { Parameters } from "./parameters.js";
import { QueryError } from "./query-error.js";

/** What an operation is about. */
export interface QueryTarget extends Authorized {
  /** See `QueryCall.resourceName`. */
  readonly name: string;
}

/** Any user: of an access key that nobody has, no policy about one user may tell. */
const anyUser = "*";

/** The name in the parameter of an operation: the caller itself where AWS allows to leave it out. */
const namedIn = ({ on, named, ownByDefault }: QueryOperation, parameters: Parameters, caller: Caller): string => {
  if (on === "account" || named === undefined) return "";
  const schema = nameSchema(on, named, caller.namespace);
  const given = ownByDefault ? parameters.optional(named, schema) : parameters.required(named, schema);
  if (given !== undefined) return given;
  if (caller.kind === "user") return caller.userName;
  throw new QueryError("ValidationError", "Must specify userName when calling with non-User credentials");
};

/** The ARN of what is named, in AWS's spelling. System policies belong to no service. */
const arnOf = ({ on }: Pick<QueryOperation, "on">, namespace: string, name: string): string => {
  switch (on) {
    case "account":
      return "*";
    case "federated-user":
      return `arn:aws:sts::${namespace}:federated-user/${name}`;
    case "identity":
      return `arn:aws:iam::${namespace}:${name}`;
    case "access-key":
      return `arn:aws:iam::${namespace}:user/${name || anyUser}`;
    default:
      return `arn:aws:iam::${namespace}:${on}/${name}`;
  }
};

/** What is not there has no tags. */
const orNone = (error: unknown): readonly Tag[] => {
  if (error instanceof StorageError && error.code === "NotFound") return [];
  throw error;
};

/** Reads the tags of what an operation acts on. */
const tagsOf = async (
  db: PrismaClient,
  on: QueryOperation["on"],
  { serviceUuid }: Caller,
  name: string,
): Promise<readonly Tag[]> => {
  const service = knownService(serviceUuid);
  const [kind, owner] = on === "identity" ? (name.split("/", 2) as [OwnerKind, string]) : [on, name];
  switch (kind) {
    case "policy":
      return listPolicyTags(db, service, owner).catch(orNone);
    case "user":
    case "role":
      return listTags(db, service, { kind, name: owner }).catch(orNone);
    case "access-key":
      return name === "" ? [] : listTags(db, service, { kind: "user", name }).catch(orNone);
    default:
      return [];
  }
};

/**
 * Reads what an operation is about, and what it must be allowed on.
 *
 * @throws QueryError `ValidationError` for parameters that name nothing
 */
export const readTarget = async (
  db: PrismaClient,
  operation: QueryOperation,
  parameters: Parameters,
  caller: Caller,
): Promise<QueryTarget> => {
  const { on, alsoNamed } = operation;
  const { namespace, serviceUuid } = caller;
  const given = namedIn(operation, parameters, caller);
  const name = on === "access-key" ? ((await findKeyWithUser(db, serviceUuid, given))?.username ?? "") : given;
  const other =
    alsoNamed === undefined || on === "account"
      ? undefined
      : parameters.optional(alsoNamed, nameSchema(on, alsoNamed, namespace));
  return {
    name,
    arns: [name, ...(other === undefined ? [] : [other])].map((each) => arnOf(operation, namespace, each)),
    readTags: async () => tagMap(await tagsOf(db, on, caller, name)),
  };
};
