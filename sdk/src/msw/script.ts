import type { ReadRequest, Reply } from "./reply.js";

/** What a resolver gets, its particular types forgotten. */
export type AnyMockedRequest = ReadRequest & {
  readonly example: unknown;
  readonly fail: (status: number, details?: object) => Reply;
  readonly request: Request;
};

export type AnyAnswering = Reply | ((request: AnyMockedRequest) => Reply | undefined | Promise<Reply | undefined>);

/** A fault of the network, which nothing that the request says can prevent. */
export type Fault = (reply: () => Promise<Response>) => Response | Promise<Response>;

/** Something that was said about an operation, or about all of them. */
interface Direction {
  readonly id: string | undefined;
  remaining: number;
  readonly answers?: readonly AnyAnswering[];
  readonly fault?: Fault;
  /** How often it has been followed. */
  followed: number;
}

/** Everything that was said about what a mock shall do. What was said last counts, until it is used up. */
export class Script {
  #directions: Direction[] = [];
  #delays = new Map<string | undefined, number>();

  answer(id: string, answers: readonly AnyAnswering[], times?: number): void {
    const most = times === undefined ? Number.POSITIVE_INFINITY : times * answers.length;
    this.#directions.push({ id, answers, remaining: most, followed: 0 });
  }

  break(id: string | undefined, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.#directions.push({ id, fault, remaining: times, followed: 0 });
  }

  delay(id: string | undefined, ms: number): void {
    this.#delays.set(id, ms);
  }

  delayOf(id: string): number {
    return this.#delays.get(id) ?? this.#delays.get(undefined) ?? 0;
  }

  #current(id: string): Direction | undefined {
    return this.#directions.findLast(
      (direction) => direction.remaining > 0 && (direction.id === undefined || direction.id === id),
    );
  }

  /** Takes the fault that the next call of an operation meets, if any. */
  takeFault(id: string): Fault | undefined {
    const direction = this.#current(id);
    if (direction?.fault) direction.remaining -= 1;
    return direction?.fault;
  }

  /** Takes the answer to the next call of an operation, if any was given. */
  takeAnswer(id: string): AnyAnswering | undefined {
    const direction = this.#current(id);
    if (!direction?.answers) return undefined;
    const { answers, remaining, followed } = direction;
    direction.remaining -= 1;
    direction.followed += 1;
    return Number.isFinite(remaining)
      ? answers[followed % answers.length]
      : answers[Math.min(followed, answers.length - 1)];
  }

  reset(): void {
    this.#directions = [];
    this.#delays.clear();
  }
}
