import type { ConcordatOptions } from "../core/options.js";
import type { CommonErrorMessage } from "../generated/models.js";
import { CallRefusedError } from "./call-refused-error.js";
import { CoreTokenError } from "./core-token-error.js";
import type { CoreCall, IntegrationHandlers } from "./handlers.js";
import { type IncomingCall, type OutgoingAnswer, readBytes } from "./incoming-call.js";
import { bytesOfBase64 } from "./json-web-token.js";
import type { KeyRing } from "./key-ring.js";
import type { PendingApproval, ProviderKeys } from "./key-store.js";
import type { IntegrationModuleEvent } from "./module-event.js";
import { verifyOffer } from "./offered-keys.js";
import { type OperationName, operationAt, routeOf, scopeOf } from "./operations.js";
import { readRequestBody } from "./request-body.js";
import { type CoreTokenRules, verifyCoreToken } from "./verify-core-token.js";
import { takeWelcome } from "./welcome.js";

/** The dependencies of the responses to Core's calls. */
export interface AnswerContext extends Pick<CoreTokenRules, "issuer" | "toleranceSeconds"> {
  readonly providerId: string;
  readonly handlers: IntegrationHandlers;
  readonly ring: KeyRing;
  readonly maxBodyBytes: number;
  /** Core, as `register` was told; undefined before it was called. */
  readonly core: () => Omit<ConcordatOptions, "credentials"> | undefined;
  tell(event: IntegrationModuleEvent): void;
}

const answerOf = (status: number, body: object, headers: Readonly<Record<string, string>> = {}): OutgoingAnswer => ({
  status,
  headers: { "content-type": "application/json; charset=UTF-8", ...headers },
  body: JSON.stringify(body),
});

const userOf = (header: string | undefined): string | undefined => {
  if (header === undefined) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytesOfBase64(header));
  } catch (cause) {
    throw new CallRefusedError("UCloud-Username: expected Base64 of a name in UTF-8", { status: 400, cause });
  }
};

const authenticate = async (context: AnswerContext, name: OperationName, call: IncomingCall): Promise<CoreCall> => {
  const { keys } = await context.ring.load();
  if (keys === undefined) throw new CallRefusedError("The provider is not registered yet", { status: 503 });
  const { issuer, toleranceSeconds } = context;
  const rules = { publicKey: keys.publicKey, issuer, toleranceSeconds, scope: scopeOf(name) };
  const core = await verifyCoreToken(call.header("authorization"), rules);
  const onBehalfOf = userOf(call.header("ucloud-username"));
  return { core, onBehalfOf, signedIntent: call.header("ucloud-signed-intent") };
};

/** Carries out a call. @returns the response, with every member, even those that a handler omitted */
const perform = async (
  { handlers }: AnswerContext,
  name: Exclude<OperationName, "welcome">,
  bytes: Uint8Array,
  call: CoreCall,
): Promise<object> => {
  switch (name) {
    case "retrieveManifest": {
      const manifest = (await handlers.retrieveManifest?.(call)) ?? { enabled: handlers.connect !== undefined };
      const { enabled, expireAfterMs = null, requiresMessageSigning = false } = manifest;
      return { enabled, expireAfterMs, requiresMessageSigning };
    }
    case "init": {
      const request = readRequestBody(name, bytes);
      await handlers.init?.(request, call);
      return {};
    }
    case "connect": {
      if (handlers.connect === undefined)
        throw new CallRefusedError("Users cannot connect to this provider", { status: 404 });
      const { redirectTo } = await handlers.connect(readRequestBody(name, bytes), call);
      if (typeof redirectTo !== "string") throw new TypeError("the `connect` handler returned no `redirectTo`");
      return { redirectTo };
    }
    case "unlinked": {
      const request = readRequestBody(name, bytes);
      await handlers.unlinked?.(request, call);
      return {};
    }
  }
};

/** Core is where the registration asked, also after a restart; `register` may know more about how to reach it. */
const offerRules = ({ providerId, issuer, toleranceSeconds, core }: AnswerContext, pending: PendingApproval) => {
  const stored = pending.core === undefined ? undefined : { baseUrl: pending.core };
  return { providerId, issuer, toleranceSeconds, core: core() ?? stored };
};

const serve = async (context: AnswerContext, name: OperationName, call: IncomingCall): Promise<OutgoingAnswer> => {
  const route = routeOf[name];
  const read = async () => (route.body === undefined ? new Uint8Array() : readBytes(call, context.maxBodyBytes));
  if (name === "welcome") {
    const welcome = readRequestBody(name, await read());
    const verify = (keys: ProviderKeys, pending: PendingApproval) => verifyOffer(keys, offerRules(context, pending));
    if (await takeWelcome(context.ring, welcome, verify)) context.tell({ type: "welcomed" });
    return answerOf(route.status, {});
  }
  const coreCall = await authenticate(context, name, call);
  const result = await perform(context, name, await read(), coreCall);
  context.tell({ type: "served", operation: name, onBehalfOf: coreCall.onBehalfOf });
  return answerOf(route.status, result);
};

const refusalOf = (error: unknown): CallRefusedError | undefined => {
  if (error instanceof CallRefusedError) return error;
  if (!(error instanceof CoreTokenError)) return undefined;
  // the sender of a token is not told what exactly is wrong with it
  return new CallRefusedError(error.fault === "scope" ? "Missing scope" : "Unauthorized", {
    status: 401,
    cause: error,
  });
};

const reasonOf = ({ why, cause }: CallRefusedError): string => (cause instanceof Error ? cause.message : why);

const failure = (context: AnswerContext, operation: OperationName | undefined, error: unknown): OutgoingAnswer => {
  const refusal = refusalOf(error);
  if (refusal === undefined) {
    context.tell({ type: "failed", operation, error });
    return answerOf(500, { why: "Internal Server Error", errorCode: null } satisfies CommonErrorMessage);
  }
  const { status, why, errorCode } = refusal;
  context.tell({ type: "refused", operation, status, why, reason: reasonOf(refusal) });
  const headers: Record<string, string> = {};
  if (status === 401) headers["www-authenticate"] = "Bearer";
  if (status === 405 && operation !== undefined) headers["allow"] = routeOf[operation].method;
  // the rest of such a body is not read, and must not be parsed as the next request
  if (status === 413) headers["connection"] = "close";
  return answerOf(status, { why, errorCode } satisfies CommonErrorMessage, headers);
};

/** Answers one call, of Core or of anybody else. It never throws. */
export const answerCall = async (context: AnswerContext, call: IncomingCall): Promise<OutgoingAnswer> => {
  const name = operationAt(call.path, context.providerId);
  try {
    if (name === undefined) throw new CallRefusedError("Not Found", { status: 404 });
    if (call.method !== routeOf[name].method) throw new CallRefusedError("Method Not Allowed", { status: 405 });
    return await serve(context, name, call);
  } catch (error) {
    return failure(context, name, error);
  }
};
