import { authProviders } from "./auth-providers/operations.js";
import { integrationProvider } from "./integration-provider/operations.js";
import { providers } from "./providers/operations.js";

/** The UCloud half of the contract. */
export const ucloud = { providers, authProviders, integrationProvider };

export * from "./auth.js";
export * from "./auth-providers/operations.js";
export * from "./bulk.js";
export * from "./common-error-message.js";
export { errors as ucloudErrors } from "./errors.js";
export * from "./find-by-string-id.js";
export * from "./flat-query.js";
export * from "./integration-provider/operations.js";
export { requestIdHeader as ucloudRequestIdHeader, type UCloudOperation } from "./operation.js";
export * from "./page.js";
export * from "./product.js";
export * from "./providers/approval-model.js";
export * from "./providers/model.js";
export * from "./providers/operations.js";
export { faulty as ucloudFaulty, refusals as ucloudRefusals } from "./refusals.js";
export * from "./resource.js";
export * from "./support.js";
export * from "./unit.js";
