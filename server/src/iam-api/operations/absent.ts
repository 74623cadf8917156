import type { Absence, QueryOperation } from "@concordat/contract/query-api";
import { readOwner } from "../../storage/iam/owner.js";
import { pageOf } from "../pages.js";
import type { QueryCall, QueryHandler } from "../query-call.js";
import { notImplemented, QueryError } from "../query-error.js";

/** Whoever the thing would belong to must be there. @throws StorageError `NotFound` */
const requireOwner = async ({ db, service, operation: { on }, resourceName: name }: QueryCall): Promise<void> => {
  if (on === "user" || on === "role") await readOwner(db, service, { kind: on, name });
};

/** Lists that AWS shows whole have no marker. */
const isPaged = ({ name }: QueryOperation): boolean => !/^List(?:OpenIDConnect|SAML)Providers$/.test(name);

/** Answers an operation about what no service of object storage has. */
export const answerAbsence =
  (absence: Absence): QueryHandler =>
  async (call) => {
    if (absence.answer === "refused") throw notImplemented(call.operation);
    await requireOwner(call);
    if (absence.answer === "not-found")
      throw new QueryError(absence.code ?? "NoSuchEntity", `The ${absence.thing} cannot be found.`);
    const { list } = absence;
    return isPaged(call.operation)
      ? pageOf<never>(call, { list, items: [], keyOf: () => "", elements: () => "" })
      : [[list, []]];
  };
