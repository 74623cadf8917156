import {
  type ConcordatError,
  ConnectionError,
  RateLimitedError,
  ServerError,
  TimeoutError,
  UnexpectedAnswerError,
} from "@concordat/sdk";

/** What a network, or a gateway, may do to one request. */
interface Effect {
  /** The request goes on to the server. */
  readonly reaches: boolean;
  /** The error of a call whose last request has this fault; left out where the client gets the answer all the same. */
  readonly failsAs?: abstract new (
    ...given: never
  ) => ConcordatError;
}

/** The longest `Retry-After` that the client obeys is a minute. */
export const tooLongSeconds = 120;

export const faults = {
  /** The connection breaks before the server has heard of the request. */
  "dropped on the way": { reaches: false, failsAs: ConnectionError },
  /** It breaks while the server is at work, so that a retry may meet its own twin. */
  "dropped meanwhile": { reaches: true, failsAs: ConnectionError },
  /** It breaks when the server is done, before anything of the answer has come. */
  "dropped on the way back": { reaches: true, failsAs: ConnectionError },
  /** It breaks in the middle of the answer's body. */
  truncated: { reaches: true, failsAs: ConnectionError },
  /** A body that is whole by its length, and half of what the server said. */
  "cut short": { reaches: true, failsAs: UnexpectedAnswerError },
  /** The answer takes its time. */
  delayed: { reaches: true },
  /** The answer does not come as long as anybody waits. */
  stalled: { reaches: true, failsAs: TimeoutError },
  /** Two copies reach the server at the same time; the client gets the answer of the one that is answered first. */
  "duplicated at once": { reaches: true },
  /** Another copy reaches the server after the client has its answer. */
  "duplicated later": { reaches: true },
  "502 in HTML": { reaches: false, failsAs: UnexpectedAnswerError },
  /** The gateway has given up, and the server did what it was asked. */
  "502 in HTML, done": { reaches: true, failsAs: UnexpectedAnswerError },
  "503 in the API's words": { reaches: false, failsAs: ServerError },
  "429": { reaches: false, failsAs: RateLimitedError },
  "429 with seconds": { reaches: false, failsAs: RateLimitedError },
  "429 with a date": { reaches: false, failsAs: RateLimitedError },
  /** Asks for a longer wait than the client accepts: it is not sent again. */
  "429 for long": { reaches: false, failsAs: RateLimitedError },
} as const satisfies Record<string, Effect>;

export type Fault = keyof typeof faults;

/** The share of requests that each fault is injected into. */
export type FaultRates = Readonly<Partial<Record<Fault, number>>>;

/** Worse than any cloud promises: nearly every sixth request has a fault, every eighth fails. */
export const degraded: FaultRates = {
  "dropped on the way": 0.015,
  "dropped meanwhile": 0.015,
  "dropped on the way back": 0.02,
  truncated: 0.01,
  "cut short": 0.01,
  delayed: 0.01,
  stalled: 0.002,
  "duplicated at once": 0.015,
  "duplicated later": 0.015,
  "502 in HTML": 0.01,
  "502 in HTML, done": 0.015,
  "503 in the API's words": 0.01,
  "429": 0.005,
  "429 with seconds": 0.005,
  "429 with a date": 0.005,
  "429 for long": 0.003,
};

/** Nothing gets through. */
export const outage: FaultRates = { "dropped on the way": 0.4, "502 in HTML": 0.3, "503 in the API's words": 0.3 };

/** What share of all requests fails. */
export const failureRate = (faultRates: FaultRates): number =>
  (Object.keys(faultRates) as Fault[])
    .filter((fault) => "failsAs" in faults[fault])
    .reduce((sum, fault) => sum + (faultRates[fault] ?? 0), 0);
