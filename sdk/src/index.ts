export type { Answer, AnswerCheck } from "./core/answer.js";
export { type BulkAnswer, type BulkOptions, inBulk } from "./core/bulk.js";
export { Call, type ResultWithResponse } from "./core/call.js";
export { type Clock, systemClock } from "./core/clock.js";
export type { Concurrency } from "./core/concurrency.js";
export type { BasicCredentials } from "./core/credentials/basic.js";
export {
  anonymous,
  type Credentials,
  type CredentialsContext,
  type TokenSource,
} from "./core/credentials/credentials.js";
export { type EnvironmentApi, type EnvironmentOptions, fromEnvironment } from "./core/credentials/from-environment.js";
export { type ProviderRefreshOptions, providerRefresh } from "./core/credentials/provider-refresh.js";
export { type UserRefreshOptions, userRefresh } from "./core/credentials/user-refresh.js";
export { eachSettled, type ItemResult } from "./core/each-settled.js";
export * from "./core/errors/index.js";
export type { Fetch, FetchRequest, FetchResponse, ResponseHeaders } from "./core/fetch.js";
export { HookError } from "./core/hooks/hook-error.js";
export type { HookFailure, HookRequest, HookResponse, HookRetry, Hooks } from "./core/hooks/hooks.js";
export type { Logger, LogLevel, LogLine } from "./core/logging/logger.js";
export type { CallOptions, ConcordatOptions, Limits } from "./core/options.js";
export { PagedCall, type PageOf } from "./core/paging/paged-call.js";
export type { DeclaredError, PagedRoute, Route } from "./core/route.js";
export { Transport } from "./core/transport.js";
export type { WaitOptions } from "./core/waiting/waiter.js";
export * from "./generated/index.js";
export * as integrationProviderRoutes from "./generated/routes/integration-provider.js";
export { bucketPolicy, policy, trustPolicy } from "./policy.js";
