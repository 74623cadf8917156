import { attachPolicy, detachPolicy } from "../../storage/iam/attachments/attach.js";
import { listAttachedPolicies } from "../../storage/iam/attachments/list.js";
import type { OwnerKind } from "../../storage/iam/owner.js";
import { policyNamed } from "../names.js";
import { pageOf } from "../pages.js";
import { isBelowPrefix } from "../paths.js";
import type { QueryCall, QueryHandler } from "../query-call.js";

const policyOf = ({ parameters, namespace }: QueryCall): string =>
  parameters.required("PolicyArn", policyNamed(namespace));

export const attach =
  (kind: OwnerKind): QueryHandler =>
  async (call) => {
    await attachPolicy(call.db, call.service, { kind, name: call.resourceName }, policyOf(call), call.context);
    return undefined;
  };

export const detach =
  (kind: OwnerKind): QueryHandler =>
  async (call) => {
    await detachPolicy(call.db, call.service, { kind, name: call.resourceName }, policyOf(call));
    return undefined;
  };

const listBelow = async (call: QueryCall, kind: OwnerKind) => {
  const isBelow = isBelowPrefix(call);
  const attached = await listAttachedPolicies(call.db, call.service, { kind, name: call.resourceName });
  return isBelow ? attached : [];
};

export const listAttached =
  (kind: OwnerKind): QueryHandler =>
  async (call) =>
    pageOf(call, {
      list: "AttachedPolicies",
      items: await listBelow(call, kind),
      keyOf: ({ name }) => name,
      elements: ({ name, arn }) => [
        ["PolicyName", name],
        ["PolicyArn", arn],
      ],
    });
