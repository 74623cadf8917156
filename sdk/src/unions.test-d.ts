import { expectTypeOf } from "vitest";
import type {
  AclEntity,
  Concordat,
  Product,
  ProvidersRequestApprovalRequest,
  ProvidersRequestApprovalResponse,
} from "./index.js";

declare const cloud: Concordat;

/** Compiles only where every member of the union has its case. */
const never = (value: never): never => value;

export const nextStep = (response: ProvidersRequestApprovalResponse): string => {
  switch (response.type) {
    case "requires_signature":
      expectTypeOf(response).toHaveProperty("token").toEqualTypeOf<string>();
      return `sign ${response.token}`;
    case "awaiting_admin_approval":
      return `approve ${response.token}`;
    default:
      return never(response);
  }
};

export const forgetful = (response: ProvidersRequestApprovalResponse): string => {
  switch (response.type) {
    case "requires_signature":
      return response.token;
    default:
      // @ts-expect-error a case is missing
      return never(response);
  }
};

export const nameOf = (entity: AclEntity): string => {
  switch (entity.type) {
    case "project_group":
      return entity.group;
    case "user":
      // @ts-expect-error only groups belong to a project
      entity.projectId;
      return entity.username;
    default:
      return never(entity);
  }
};

export const describeProduct = (product: Product): string => {
  switch (product.type) {
    case "compute":
      return `${product.cpu} × ${product.cpuModel}`;
    case "license":
      return product.tags.join();
    case "storage":
    case "ingress":
    case "network_ip":
      return product.productType;
    default:
      return never(product);
  }
};

({ type: "sign", token: "t" }) satisfies ProvidersRequestApprovalRequest;
// @ts-expect-error a signature carries a token
({ type: "sign" }) satisfies ProvidersRequestApprovalRequest;
// @ts-expect-error there is no such step
({ type: "seal", token: "t" }) satisfies ProvidersRequestApprovalRequest;

export const approve = async (): Promise<string> => {
  const answer = await cloud.providers.requestApproval({ type: "sign", token: "t" }).raw();
  switch (answer.status) {
    case 200:
      return nextStep(answer.body);
    case 409:
      return answer.body.why;
    case 400:
    case 401:
    case 403:
    case 410:
    case 413:
    case 422:
    case 429:
    case 500:
    case 503:
      expectTypeOf(answer.body.errorCode).toEqualTypeOf<string | null>();
      return answer.body.why;
    default:
      return never(answer);
  }
};

export const undeclared = async (): Promise<void> => {
  const answer = await cloud.providers.browse().raw();
  // @ts-expect-error browsing never answers 404
  if (answer.status === 404) return;
  // @ts-expect-error a page only where the status says so
  answer.body.items;
  if (answer.status === 200) expectTypeOf(answer.body.next).toEqualTypeOf<string | null>();
};
