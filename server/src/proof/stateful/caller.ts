import { contract, walk } from "@concordat/contract";
import { judge } from "../good-input/judgement.js";
import { queryText } from "../good-input/requests.js";
import type { Wire } from "../good-input/wire.js";

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
  /** How many there are in all, where the answer's headers say so. */
  readonly total: number | undefined;
}

export type Caller = (call: Call) => Promise<Answered>;

/** Sends calls in somebody's name; every answer is held against the contract on the way. */
export const createCaller =
  (wire: Wire, headers: Readonly<Record<string, string>>): Caller =>
  async ({ id, params = {}, query = {}, body }) => {
    const operation = operations.get(id);
    if (!operation) throw new Error(`The contract has no operation ${id}.`);
    const path = operation.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
    const answer = await wire.send({
      method: operation.method,
      target: path + queryText(query),
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const { isSuccess, entry } = judge(operation, answer);
    const total = answer.headers["upcloud-total-count"];
    return {
      said: isSuccess ? "done" : (entry?.code ?? ""),
      body: answer.text === "" ? undefined : JSON.parse(answer.text),
      total: total === undefined ? undefined : Number(total),
    };
  };
