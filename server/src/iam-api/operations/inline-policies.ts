import { PolicyName } from "@concordat/contract/iam";
import { deleteInlinePolicy, putInlinePolicy } from "../../storage/iam/inline-policies/change.js";
import { findInlinePolicy, listInlinePolicies } from "../../storage/iam/inline-policies/find.js";
import type { OwnerKind } from "../../storage/iam/owner.js";
import { documentIn } from "../documents.js";
import { encodedDocument } from "../elements.js";
import { pageOf } from "../pages.js";
import type { QueryHandler } from "../query-call.js";

const nameElements = { user: "UserName", group: "GroupName", role: "RoleName" } as const;

export const putInline =
  (kind: OwnerKind): QueryHandler =>
  async (call) => {
    const name = call.parameters.required("PolicyName", PolicyName);
    const document = documentIn(call, "PolicyDocument", "permissions");
    await putInlinePolicy(call.db, call.service, { kind, name: call.resourceName }, { name, document }, call.context);
    return undefined;
  };

export const getInline =
  (kind: OwnerKind): QueryHandler =>
  async ({ db, service, resourceName, parameters }) => {
    const name = parameters.required("PolicyName", PolicyName);
    const { document } = await findInlinePolicy(db, service, { kind, name: resourceName }, name);
    return [
      [nameElements[kind], resourceName],
      ["PolicyName", name],
      ["PolicyDocument", encodedDocument(document)],
    ];
  };

export const deleteInline =
  (kind: OwnerKind): QueryHandler =>
  async ({ db, service, resourceName, parameters }) => {
    const name = parameters.required("PolicyName", PolicyName);
    await deleteInlinePolicy(db, service, { kind, name: resourceName }, name);
    return undefined;
  };

export const listInline =
  (kind: OwnerKind): QueryHandler =>
  async (call) =>
    pageOf(call, {
      list: "PolicyNames",
      items: await listInlinePolicies(call.db, call.service, { kind, name: call.resourceName }),
      keyOf: ({ name }) => name,
      elements: ({ name }) => name,
    });
