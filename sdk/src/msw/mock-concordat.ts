import { type AnyOperation, allowedMethods, contract, type WalkedOperation } from "@concordat/contract";
import { type HttpHandler, HttpResponse, http } from "msw";
import { totalCountHeader } from "../generated/limits.js";
import { type Addresses, addressesBelow, operationAt, operations, paramsIn } from "./addresses.js";
import { keyReusedAt, refusalsAt } from "./apis.js";
import { errorReply, refusalReply } from "./error-reply.js";
import { exampleReply } from "./example-reply.js";
import { KeptAnswers } from "./kept-answers.js";
import { nearestOperation } from "./nearest-operation.js";
import { answerBreaksOff, connectionBreaks, gatewayAnswers } from "./network-faults.js";
import { type ReadRequest, readRequest } from "./read-request.js";
import type { ConcordatOperations, ErrorCode, ErrorDetails, ErrorStatus, OperationId, Reply, Times } from "./reply.js";
import { type AnyAnswering, type Fault, Script } from "./script.js";
import { wait } from "./wait.js";

/** How a mock is set up. */
export interface MockOptions {
  /** Where the API would be; what the client was given. Left out, the mock answers for every host. */
  readonly baseUrl?: string | URL | undefined;
  /** Whether the contract's examples answer where nothing else was said; they do when left out. */
  readonly examples?: boolean | undefined;
  /** Is told what nobody answers: calls that the contract does not know, or that have no answer. `console.error` when left out. */
  readonly onUnhandled?: ((message: string, request: Request) => void) | undefined;
}

/** A mock of both APIs: every operation by its place in the contract, and what can go wrong with any of them. */
export interface ConcordatMock extends ConcordatOperations {
  /** What `setupServer` and `setupWorker` take: `setupServer(...mock.handlers)`. */
  readonly handlers: readonly HttpHandler[];
  /** Makes an operation answer with one of its declared errors. Wrong requests are still refused for what is wrong with them. */
  fail<Id extends OperationId, Status extends ErrorStatus<Id>>(
    id: Id,
    status: Status,
    details?: ErrorDetails<ErrorCode<Id, Status>> & Times,
  ): void;
  /** Breaks the connection before there is an answer. */
  networkError(id?: OperationId, options?: Times): void;
  /** Lets a gateway answer: 502, with a page in HTML. */
  badGateway(id?: OperationId, options?: Times): void;
  /** Breaks the answer off in the middle. */
  truncate(id?: OperationId, options?: Times): void;
  /** Holds each answer back for so many milliseconds; with `Infinity`, until the caller gives up. */
  delay(ms: number, id?: OperationId): void;
  /** Forgets all that was said, all calls, and what was answered under idempotency keys. */
  reset(): void;
}

/** A ULID that tells the requests of a mock apart, and nothing else. */
const requestIdAt = (count: number): string => `01M0CK${String(count).padStart(20, "0")}`;

const tell = (message: string): void => {
  // biome-ignore lint/suspicious/noConsole: whoever runs the tests must see it, whatever the code under test makes of it
  console.error(message);
};

const withTotal = ({ success }: AnyOperation, reply: Reply, { query }: ReadRequest): Record<string, string> => {
  if (!success.headers || reply.status !== success.status || !Array.isArray(reply.body)) return {};
  const { offset = 0 } = query as { readonly offset?: number };
  return { [totalCountHeader]: String(offset + reply.body.length) };
};

const responseOf = (operation: AnyOperation, reply: Reply, requestId: string): Response => {
  const { status, body, headers } = reply;
  const all = { [operation.requestIdHeader]: requestId, ...headers };
  if (body === undefined) return new HttpResponse(null, { status, headers: all });
  const type = status === operation.success.status ? "application/json" : operation.errorMediaType;
  return HttpResponse.json(body as object, { status, headers: { "Content-Type": type, ...all } });
};

/** Answers calls as everything says that was said about them. */
class Stage {
  readonly script = new Script();
  readonly calls = new Map<string, ReadRequest[]>();
  readonly #kept = new KeptAnswers();
  readonly #addresses: Addresses;
  readonly #options: MockOptions;
  readonly #methodsOf = allowedMethods(contract);
  #count = 0;

  constructor(options: MockOptions) {
    this.#options = options;
    this.#addresses = addressesBelow(options.baseUrl);
  }

  get handlers(): HttpHandler[] {
    // one for all: MSW copies the request for each handler that it tries, which would cost milliseconds a call
    return [http.all(this.#addresses.everything, ({ request }) => this.#answer(request))];
  }

  reset(): void {
    this.script.reset();
    this.calls.clear();
    this.#kept.reset();
    this.#count = 0;
  }

  #nextId(): string {
    this.#count += 1;
    return requestIdAt(this.#count);
  }

  async #answer(request: Request): Promise<Response> {
    const path = this.#addresses.pathOf(new URL(request.url));
    const walked = operationAt(request.method, path);
    const requestId = this.#nextId();
    if (!walked) return this.#refuseUnknown(request, path, requestId);
    const { id, operation } = walked;
    await wait(this.script.delayOf(id), request.signal);
    const params = paramsIn(operation.path, path);
    const reply = async () => responseOf(operation, await this.#replyTo(walked, request, params, requestId), requestId);
    const fault = this.script.takeFault(id);
    return fault ? fault(reply) : reply();
  }

  async #replyTo(
    { id, operation }: WalkedOperation,
    request: Request,
    params: ReturnType<typeof paramsIn>,
    requestId: string,
  ): Promise<Reply> {
    const read = await readRequest(operation, request, params);
    if ("refusal" in read) return refusalReply(operation.path, read.refusal, requestId);
    this.calls.set(id, [...(this.calls.get(id) ?? []), read]);
    return this.#kept.answer(operation, request, read, {
      carryOut: () => this.#carryOut({ id, operation }, request, read, requestId),
      refuseReused: () => refusalReply(operation.path, { entry: keyReusedAt(operation.path) }, requestId),
    });
  }

  async #carryOut(
    { id, operation }: Pick<WalkedOperation, "id" | "operation">,
    request: Request,
    read: ReadRequest,
    requestId: string,
  ): Promise<Reply> {
    const fail = (status: number, details: ErrorDetails = {}) =>
      errorReply(operation, { ...details, status }, requestId);
    const example = exampleReply(operation, read);
    const answering = this.script.takeAnswer(id);
    const chosen =
      typeof answering === "function" ? await answering({ ...read, example: example.body, fail, request }) : answering;
    if (chosen) return { ...chosen, headers: { ...withTotal(operation, chosen, read), ...chosen.headers } };
    return this.#options.examples === false ? this.#unanswered(id, operation, request, requestId) : example;
  }

  #unanswered(id: string, { path }: AnyOperation, request: Request, requestId: string): Reply {
    const message = `${id} was called, and the mock has no answer to it: give it one with mock.${id}(…).`;
    this.#tell(message, request);
    const entry = { ...refusalsAt(path).notFound.entry, status: 501 };
    return { ...refusalReply(path, { entry, sentence: message }, requestId), headers: {} };
  }

  /** As the server does it: 405 where the path has other methods, 404 where there is nothing. */
  #refuseUnknown(request: Request, path: string, requestId: string): Response {
    const { method } = request;
    const nearest = nearestOperation(method, path);
    const allowed = this.#methodsOf(path);
    const known = `The nearest is ${nearest.id}: ${nearest.operation.method} ${nearest.operation.path}.`;
    this.#tell(`${method} ${path} is no operation of the contract. ${known}`, request);
    const { notFound, methodNotAllowed } = refusalsAt(path);
    const refusal = allowed.length > 0 ? methodNotAllowed(allowed) : notFound;
    return responseOf(nearest.operation, refusalReply(path, refusal, requestId), requestId);
  }

  #tell(message: string, request: Request): void {
    (this.#options.onUnhandled ?? tell)(message, request);
  }
}

interface Tree {
  [name: string]: Tree | object;
}

/** Every operation at its place, as a function by which its answer is given. */
const treeOf = ({ script, calls }: Stage): ConcordatOperations => {
  const tree: Tree = {};
  for (const { id, names } of operations) {
    const mocked = (answer: AnyAnswering | readonly AnyAnswering[], { times }: Times = {}): void => {
      const answers = Array.isArray(answer) ? (answer as readonly AnyAnswering[]) : [answer as AnyAnswering];
      if (answers.length === 0) throw new TypeError(`${id}: a list of answers needs one at least`);
      script.answer(id, answers, times);
    };
    Object.defineProperty(mocked, "calls", { get: () => calls.get(id) ?? [] });
    let place = tree;
    for (const name of names.slice(0, -1)) {
      place[name] ??= {};
      place = place[name] as Tree;
    }
    place[names.at(-1) ?? ""] = mocked;
  }
  return tree as unknown as ConcordatOperations;
};

const operationCalled = (id: string): AnyOperation => {
  const found = operations.find((walked) => walked.id === id);
  if (!found) throw new TypeError(`${id} is no operation of the contract`);
  return found.operation;
};

/**
 * Makes a mock of both APIs for Mock Service Worker, in Node and in browsers. Each operation answers with the contract's
 * example until something else is said; requests are checked as the server checks them, all but the rights of the caller:
 * any token will do.
 *
 * @param options where the API would be, and what happens to calls that nobody answers
 * @throws {@link InvalidArgumentError} when `baseUrl` is no whole URL
 * @example
 * const mock = mockConcordat({ baseUrl: "https://cloud.test" });
 * const server = setupServer(...mock.handlers);
 * mock.objectStorage.users.create(({ example }) => ({ status: 201, body: { ...example, created_at: "2026-01-01T00:00:00Z" } }));
 * mock.fail("providers.create", 409);
 */
export const mockConcordat = (options: MockOptions = {}): ConcordatMock => {
  const stage = new Stage(options);
  const { script } = stage;
  const breaking =
    (fault: Fault) =>
    (id?: OperationId, { times }: Times = {}) => {
      if (id !== undefined) operationCalled(id);
      script.break(id, fault, times);
    };
  return {
    ...treeOf(stage),
    handlers: stage.handlers,
    fail: (id, status, { times, ...details } = {}) => {
      // a mistake is told here, and not only to whoever makes the call
      errorReply(operationCalled(id), { ...details, status }, requestIdAt(0));
      script.answer(id, [({ fail }) => fail(status, details)], times);
    },
    networkError: breaking(connectionBreaks),
    badGateway: breaking(gatewayAnswers),
    truncate: breaking(answerBreaksOff),
    delay: (ms, id) => script.delay(id, ms),
    reset: () => stage.reset(),
  };
};
