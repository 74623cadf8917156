import { type AnyOperation, contract, walk } from "@concordat/contract";
import { queryText } from "./generators/requests.js";
import { judge } from "./judgement.js";
import type { Wire, WireRequest } from "./wire.js";

const operations = new Map([...walk(contract)].map(({ id, operation }) => [id, operation]));

/** A request to an operation of the contract. */
export interface Call {
  /** The operation's id. */
  readonly id: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export interface Answered {
  /** `done`, or the code of the refusal. */
  readonly said: string;
  /** What came back; undefined where nothing did. */
  readonly body: unknown;
  /** The total count in the answer's headers. */
  readonly total: number | undefined;
}

export type Caller = (call: Call) => Promise<Answered>;

type Headers = Readonly<Record<string, string>>;

/** The operation of a call. */
export const operationOf = ({ id }: Call): AnyOperation => {
  const operation = operations.get(id);
  if (!operation) throw new Error(`The contract has no operation ${id}.`);
  return operation;
};

/** A call as it goes over the wire. */
export const wireRequest = (call: Call, headers: Headers): WireRequest => {
  const { params = {}, query = {}, body } = call;
  const { method, path } = operationOf(call);
  const target = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  return {
    method,
    target: target + queryText(query),
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  };
};

/** Sends calls with headers, and compares every answer with the contract. */
export const createCaller =
  (wire: Wire, headers: Headers): Caller =>
  async (call) => {
    const answer = await wire.send(wireRequest(call, headers));
    const { isSuccess, entry } = judge(operationOf(call), answer);
    const total = answer.headers["upcloud-total-count"];
    return {
      said: isSuccess ? "done" : (entry?.code ?? ""),
      body: answer.text === "" ? undefined : JSON.parse(answer.text),
      total: total === undefined ? undefined : Number(total),
    };
  };
