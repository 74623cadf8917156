export { type CallRefusedContext, CallRefusedError } from "./call-refused-error.js";
export { CoreTokenError, type CoreTokenFault } from "./core-token-error.js";
export type { CoreCall, IntegrationHandlers } from "./handlers.js";
export {
  createIntegrationModule,
  type IntegrationModule,
  type IntegrationModuleOptions,
} from "./integration-module.js";
export {
  type KeyStore,
  memoryKeyStore,
  type PendingApproval,
  type ProviderKeys,
  type StoredKeys,
} from "./key-store.js";
export type { IntegrationModuleEvent } from "./module-event.js";
export type { NodeListener, NodeRequest, NodeResponse } from "./node-listener.js";
export type { OperationName } from "./operations.js";
export type { ApprovalRequest, CoreOptions, RegisterOptions } from "./register.js";
export { type CoreClaims, type CoreTokenRules, verifyCoreToken } from "./verify-core-token.js";
