import { type AnyOperation, isOperation, noBody, type Router, type Schema } from "@concordat/contract";
import type { AppRouter } from "@ts-rest/core";
import { createExpressEndpoints, type RequestValidationError } from "@ts-rest/express";
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";
import type { ApiError } from "./api-error.js";
import type { Fault } from "./faults.js";
import { checkAnswer, faultsIn, guarded } from "./validation.js";

/** What distinguishes one API from another when its operations are mounted. */
export interface MountedRoom<RoomRequest> {
  /** Runs before the body is read: credentials and everything that the headers decide. */
  admit(operation: AnyOperation, request: Request, response: Response): Promise<void>;
  /** Reads the body of an admitted request. */
  readonly readBody: RequestHandler;
  /** Runs on the validated request: what the body decides, and what the handler gets beside it. */
  prepare(operation: AnyOperation, validated: Validated, response: Response): Promise<RoomRequest>;
  /** Turns the faults of a request into the room's refusal. */
  refuse(faults: readonly Fault[]): ApiError;
  /** Compare each answer with the contract before it is sent. */
  readonly checkAnswers: boolean;
}

export interface Validated {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

type AnyHandler = (request: never) => Promise<unknown>;
interface HandlerTree {
  readonly [name: string]: AnyHandler | HandlerTree;
}

const guardedPart = (schema: unknown): unknown =>
  schema === undefined || schema === noBody ? schema : guarded(schema as Schema);

/** The route as ts-rest is to see it: same method and path, schemas that cannot end the process. */
const toRoute = (operation: AnyOperation): object => ({
  method: operation.method,
  path: operation.path,
  ...(operation.pathParams ? { pathParams: guardedPart(operation.pathParams) } : {}),
  ...(operation.query ? { query: guardedPart(operation.query) } : {}),
  ...(operation.method === "GET" ? {} : { body: guardedPart(operation.body) ?? noBody }),
  responses: { [operation.success.status]: operation.success.body === noBody ? noBody : undefined },
  metadata: operation,
});

const operationOf = (request: Request): AnyOperation =>
  (request as unknown as { tsRestRoute: { metadata: AnyOperation } }).tsRestRoute.metadata;

const toEndpoint =
  <RoomRequest>(operation: AnyOperation, handler: AnyHandler, room: MountedRoom<RoomRequest>) =>
  async (request: Validated & { readonly res: Response }) => {
    const validated = { params: request.params, query: request.query, body: request.body };
    const prepared = await room.prepare(operation, validated, request.res);
    const body = await handler({ ...prepared, ...validated } as never);
    const { success } = operation;
    if (room.checkAnswers && success.body !== noBody) checkAnswer(success.body, body);
    return { status: success.status, body };
  };

const isServedHere = (node: AnyOperation | Router): boolean => !isOperation(node) || node.servedBy === "core";

const mapTree = (
  router: Router,
  leaf: (operation: AnyOperation, names: readonly string[]) => unknown,
  names: readonly string[] = [],
): object =>
  Object.fromEntries(
    Object.entries(router)
      .filter(([, node]) => isServedHere(node))
      .map(([name, node]) => [
        name,
        isOperation(node) ? leaf(node, [...names, name]) : mapTree(node, leaf, [...names, name]),
      ]),
  );

const handlerAt = (handlers: HandlerTree, names: readonly string[]): AnyHandler => {
  const found = names.reduce<AnyHandler | HandlerTree | undefined>(
    (node, name) => (node as HandlerTree | undefined)?.[name],
    handlers,
  );
  if (typeof found !== "function") throw new Error(`No handler for ${names.join(".")}.`);
  return found;
};

/**
 * Mounts every operation of a router that is served here. Nothing about an operation is decided outside the contract:
 * its route, its validation, who may call it and its status all come from there.
 *
 * @param router operations, from the contract
 * @param handlers one handler for each of them, in the same tree
 * @param room how this API admits callers and refuses them
 */
export const mount = <RoomRequest>(
  router: Router,
  handlers: object,
  room: MountedRoom<RoomRequest>,
): express.Router => {
  const endpoints = express.Router({ caseSensitive: true, strict: true });
  const admit: RequestHandler = (request, response, next) => {
    room.admit(operationOf(request), request, response).then(() => next(), next);
  };
  createExpressEndpoints(
    mapTree(router, toRoute) as AppRouter,
    mapTree(router, (operation, names) =>
      toEndpoint(operation, handlerAt(handlers as HandlerTree, names), room),
    ) as never,
    endpoints,
    {
      logInitialization: false,
      jsonQuery: false,
      responseValidation: false,
      globalMiddleware: [admit, room.readBody] as never,
      requestValidationErrorHandler: (error: RequestValidationError, _request, _response, next: NextFunction) => {
        next(room.refuse([error.pathParams, error.query, error.body].flatMap(faultsIn)));
      },
    },
  );
  return endpoints;
};
