import { removeBoundary, setBoundary } from "../../storage/iam/boundaries/set.js";
import { policyNamed } from "../names.js";
import type { QueryHandler } from "../query-call.js";

export const putBoundary =
  (kind: "user" | "role"): QueryHandler =>
  async ({ db, service, resourceName: name, parameters, namespace }) => {
    const policy = parameters.required("PermissionsBoundary", policyNamed(namespace));
    await setBoundary(db, service, { kind, name }, policy);
    return undefined;
  };

export const deleteBoundary =
  (kind: "user" | "role"): QueryHandler =>
  async ({ db, service, resourceName: name }) => {
    await removeBoundary(db, service, { kind, name });
    return undefined;
  };
