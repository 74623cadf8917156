import {
  type AnyOperation,
  type Api,
  ApiError,
  allowedMethods,
  answerCall,
  belongsElsewhere,
  type CallHandler,
  type CallSteps,
  noBody,
  type Router,
  type Schema,
  servedOperations,
  type WalkedOperation,
} from "@concordat/contract";
import type { Request, Response } from "express";
import { answerBound } from "../answer-budget/answer-bound.js";
import type { AnswerBudget } from "../answer-budget/answer-budget.js";
import type { ServerContext } from "../context.js";
import { boundedClient } from "../database/change-record.js";
import { createKeptAnswers } from "../idempotency/kept-answers.js";
import { createRateLimits } from "../rate-limits/rate-limits.js";
import { type Answer, refusalAnswer, sendAnswer, successAnswer } from "./answer.js";
import type { ApiHooks } from "./api-hooks.js";
import { checkAnswer } from "./check-answer.js";
import { explainFailure } from "./explain-failure.js";
import { type ExpressRoute, expressRoutes } from "./express-routes.js";
import { handlerAt } from "./handler-at.js";
import { bodyReaders } from "./read-body.js";
import { routesByLength } from "./routes-by-length.js";
import { callOf, type RecordCalls, type ServerCall } from "./server-call.js";
import { WithHeaders } from "./with-headers.js";

/** Longer than any path that an operation can have. Matching a longer one against all routes would take long. */
const longestPath = 4096;

/** An error that the operation does not declare is a bug of the server: in tests it becomes a failure. */
const requireDeclared = (operation: AnyOperation, error: unknown): unknown => {
  if (!(error instanceof ApiError) || operation.errors.some(({ code }) => code === error.entry.code)) return error;
  return new Error(`${operation.method} ${operation.path} does not declare ${error.entry.code}.`, { cause: error });
};

const texts = (headers: Readonly<Record<string, unknown>>): Answer["headers"] =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

/** Makes an answer of what a handler returned. @param checked compares it with the contract */
const answerOf = ({ success }: AnyOperation, result: unknown, checked: boolean): Answer => {
  const { body, headers } = result instanceof WithHeaders ? result : { body: result, headers: undefined };
  if (checked && success.body !== noBody) checkAnswer(success.body as Schema, body);
  if (checked && success.headers) checkAnswer(success.headers, headers);
  const sentBody = success.body === noBody ? undefined : body;
  return headers ? successAnswer(success.status, sentBody, texts(headers)) : successAnswer(success.status, sentBody);
};

/** How an API is mounted. */
export interface MountOptions {
  /** Compare each answer and each refusal with the contract before it is sent. */
  readonly checkAnswers?: boolean | undefined;
  /** Keeps records of the calls. Left out, there are none. */
  readonly records?: RecordCalls | undefined;
  /** Bounds the memory of large answers. Left out, nothing does. */
  readonly budget?: AnswerBudget | undefined;
}

/** An API that is served. */
export interface MountedApi {
  readonly api: Api;
  /** Every operation that is served: each has a handler. */
  readonly served: readonly WalkedOperation[];
  /** Answers any request whose path belongs to the API. */
  handle(request: Request, response: Response): void;
}

/**
 * Serves one API of the contract: its operations, and the errors for unknown paths and methods. An operation's route, validation,
 * authorization, status and errors come from the contract; the order of the checks comes from `answerCall`.
 *
 * @throws Error where an operation has no handler, or costs and nothing looks at credits
 */
export const mountApi = <R extends Router, Principal, Resource>(
  api: Api<R>,
  hooks: ApiHooks<R, Principal, Resource>,
  context: Pick<ServerContext, "prisma" | "vault" | "clock" | "log" | "configuration">,
  { checkAnswers = false, records, budget }: MountOptions = {},
): MountedApi => {
  type OwnCall = ServerCall<Principal, Resource>;
  const { refusals, requestIdHeader } = api;
  const explain = explainFailure(api);
  const declared = (call: OwnCall, error: unknown) =>
    checkAnswers && call.operation ? requireDeclared(call.operation, error) : error;
  const bodyReader = bodyReaders(api);

  const limits = createRateLimits(context, api.errors.rateLimited);

  const steps: CallSteps<OwnCall, unknown, Answer> = {
    refusals,
    limits,
    authenticate: hooks.authenticate,
    authorize: hooks.authorize,
    requireCredits: hooks.requireCredits ?? (() => undefined),
    ...(hooks.authorizeRequest && { authorizeRequest: hooks.authorizeRequest }),
    answerOf: (call, result) => answerOf(call.operation as AnyOperation, result, checkAnswers),
    translate: (call, error) => declared(call, hooks.translate ? hooks.translate(error) : error),
    kept: createKeptAnswers(context, api, (call: OwnCall) => hooks.keyOwner(call)),
  };

  const refusalOf = (call: ServerCall, error: unknown): Answer => {
    const refusal = explain(call, error);
    if (refusal.entry.status >= 500) context.log.error({ err: error, requestId: call.requestId }, "request failed");
    return refusalAnswer(api, refusal, call.requestId);
  };

  const carryOut = async (call: OwnCall, handler: CallHandler<OwnCall, unknown>): Promise<Answer> => {
    try {
      const answer = await answerCall(call, handler, steps);
      call.runEffects();
      return answer;
    } catch (error) {
      return refusalOf(call, declared(call, error));
    }
  };

  const served = servedOperations(api.router);
  const costly = hooks.requireCredits ? undefined : served.find(({ operation }) => operation.costs);
  if (costly) throw new Error(`${costly.id} costs, and nothing looks at the credits of ${api.title}.`);
  const paths = served.map(({ operation }) => operation.path);
  const routeOf = (walked: WalkedOperation): ExpressRoute => {
    const { id, operation } = walked;
    const handler = handlerAt(hooks.handlers, walked);
    const queryDefaults = hooks.queryDefaults?.(operation);
    const isElsewhere = belongsElsewhere(operation.path, paths);
    return {
      walked,
      // the path belongs to an operation with literal segments, which has other methods
      before: isElsewhere && ((request, _response, next) => next(isElsewhere(request.path) ? "router" : undefined)),
      async answer(_request, response) {
        const call = callOf(response) as OwnCall;
        call.operation = operation;
        call.operationId = id;
        const prisma = budget ? boundedClient(context.prisma, answerBound(budget, api, call)) : context.prisma;
        call.db = records ? records.begin(call, prisma) : prisma;
        call.bodyReader = bodyReader;
        call.queryDefaults = queryDefaults;
        call.guestBodyLimit = api.guestBodyLimit;
        call.limits = limits;
        const answer = await carryOut(call, handler);
        const recorded = records?.end(call, answer.status);
        if (recorded !== undefined) await recorded;
        sendAnswer(response, answer);
      },
    };
  };
  const routerFor = routesByLength(served.map(routeOf), expressRoutes);
  const methodsOf = allowedMethods(api.router);

  const handle = (request: Request, response: Response): void => {
    const call = callOf(response);
    response.setHeader(requestIdHeader, call.requestId);
    const { path } = request;
    const fail = (error: unknown) => sendAnswer(response, refusalOf(call, error));
    const refuseUnknown = (error?: unknown) => {
      if (error) return fail(error);
      const allowed = path.length > longestPath ? [] : methodsOf(path);
      fail(ApiError.of(allowed.length === 0 ? refusals.notFound : refusals.methodNotAllowed(allowed)));
    };
    const router = path.length > longestPath ? undefined : routerFor(path);
    if (router) router(request, response, refuseUnknown);
    else refuseUnknown();
  };
  return { api, served, handle };
};
