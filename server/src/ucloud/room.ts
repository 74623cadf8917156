import { type AnyOperation, allowedMethods, type Refusal } from "@concordat/contract";
import {
  ucloudRefusals as refusals,
  type UCloudAuth,
  type UCloudOperation,
  ucloud,
  ucloudErrors,
  ucloudRequestIdHeader,
} from "@concordat/contract/ucloud";
import express, { type ErrorRequestHandler, type RequestHandler, type Response } from "express";
import type { ServerContext } from "../context.js";
import { isDatabaseAway } from "../database/database-away.js";
import { ApiError } from "../http/api-error.js";
import { refuseLongPaths } from "../http/long-paths.js";
import { mount } from "../http/mount.js";
import { readJsonUpTo } from "../http/read-body.js";
import { refuse } from "../http/refuse.js";
import { requestIdOf } from "../http/request-id.js";
import { noteCall } from "../http/served-call.js";
import { jsonAnswer } from "../idempotency/answer.js";
import { createRateLimits } from "../rate-limits/rate-limits.js";
import { authProviderHandlers } from "./auth-providers.js";
import { createAuthenticate } from "./authentication.js";
import { authorizeCaller, authorizeVariant, resolveWorkspace } from "./authorization.js";
import type { Principal } from "./principal.js";
import { providerHandlers } from "./providers.js";
import type { UCloudRequest } from "./request.js";
import { requireAdministration } from "./resource-permissions.js";
import type { UCloudRoomOptions } from "./room-options.js";

/** Large enough for a thousand items with their access control lists. */
const bodyLimit = "8mb";

/** Large enough for what may be asked without credentials. A large body can keep a server busy for a second: that is not for everybody. */
const strangersBodyLimit = "64kb";

const readOfKnown = readJsonUpTo(bodyLimit, refusals);
const readOfStrangers = readJsonUpTo(strangersBodyLimit, refusals);

const isStranger = ({ locals }: Pick<Response, "locals">): boolean =>
  (locals["principal"] as Principal | undefined)?.role === "GUEST";

const readBody: RequestHandler = (request, response, next) =>
  (isStranger(response) ? readOfStrangers : readOfKnown)(request, response, next);

/** What any failure is to the caller: an entry of the table and a sentence. */
const explainFailure = (error: unknown, response: Pick<Response, "locals">): Refusal => {
  if (error instanceof ApiError) return { entry: error.entry, sentence: error.message };
  const status = (error as { status?: unknown }).status;
  if (status === 413) {
    const limit = isStranger(response) ? `${strangersBodyLimit} without credentials` : bodyLimit;
    return { entry: ucloudErrors.tooLarge, sentence: `${ucloudErrors.tooLarge.title}: at most ${limit}` };
  }
  if (typeof status === "number" && status >= 400 && status < 500) {
    if (!(error instanceof URIError)) return refusals.malformedBody;
    const sentence = `${ucloudErrors.invalidRequest.title}: the path is not properly percent-encoded`;
    return { entry: ucloudErrors.invalidRequest, sentence };
  }
  return { entry: isDatabaseAway(error) ? ucloudErrors.unavailable : ucloudErrors.internal };
};

const answerErrors =
  ({ log }: ServerContext): ErrorRequestHandler =>
  (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const failure = explainFailure(error, response);
    if (failure.entry.status >= 500) log.error({ err: error, requestId: requestIdOf(response) }, "request failed");
    if (error instanceof ApiError) response.set(error.headers);
    refuse(response, failure).json(refusals.bodyOf(failure));
  };

/** Serves the UCloud API. It comes last, so that what no room knows is answered in its form too. */
export const ucloudRoom = (context: ServerContext, options: UCloudRoomOptions = {}): express.Router => {
  const authenticate = createAuthenticate(context);
  const limits = createRateLimits(context, ucloudErrors.rateLimited);
  const methodsOf = allowedMethods(ucloud);
  const authOf = (operation: AnyOperation) => (operation as UCloudOperation).auth as UCloudAuth;

  const handlersIn = (context: ServerContext, options: UCloudRoomOptions) => ({
    providers: providerHandlers(context, options),
    authProviders: authProviderHandlers(context),
  });

  const operations = mount<UCloudRequest>(ucloud, handlersIn(context, options), {
    async admit(operation, request, response) {
      noteCall(response, { operation });
      await limits?.beforeCredentials(request);
      const principal = await authenticate(request.headers.authorization);
      const caller = principal.role === "GUEST" ? undefined : `${principal.role} ${principal.subject}`;
      if (caller === undefined) await limits?.wrongCredentials(request);
      else noteCall(response, { caller });
      await limits?.call(caller, request, response);
      authorizeCaller(authOf(operation), principal, context.configuration);
      const workspace = await resolveWorkspace(context, authOf(operation), principal, request.get("project"));
      noteCall(response, { workspace });
      Object.assign(response.locals, { principal, workspace });
    },
    readBody,
    async prepare(operation, { body }, response) {
      const { principal, workspace } = response.locals as Pick<UCloudRequest, "principal" | "workspace">;
      authorizeVariant(authOf(operation), principal, body);
      const resources = await requireAdministration(context, authOf(operation), principal, body);
      return { principal, workspace, resources };
    },
    refuse: refusals.faulty,
    keyed: {
      context,
      errors: ucloudErrors,
      callerOf: ({ locals }) => {
        const { role, subject } = locals["principal"] as Principal;
        return role === "GUEST" ? undefined : ["ucloud", role, subject];
      },
      handlersOn: (prisma, afterCommit) =>
        handlersIn({ ...context, prisma }, { ...options, onOwed: () => afterCommit(() => options.onOwed?.()) }),
      answerOf: (refusal, response) => {
        const failure = explainFailure(refusal, response);
        return jsonAnswer(failure.entry.status, { body: refusals.bodyOf(failure), headers: refusal.headers });
      },
    },
    checkAnswers: options.checkAnswers ?? false,
  });

  const room = express.Router({ caseSensitive: true, strict: true });
  room.use((_request, response, next) => {
    response.set(ucloudRequestIdHeader, requestIdOf(response));
    next();
  });
  room.use(refuseLongPaths(refusals.notFound));
  room.use(operations);
  room.use((request, _response, next) => {
    const allowed = methodsOf(request.path);
    next(ApiError.of(allowed.length === 0 ? refusals.notFound : refusals.methodNotAllowed(allowed)));
  });
  room.use(answerErrors(context));
  return room;
};
