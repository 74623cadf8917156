import type { IncomingMessage, ServerResponse } from "node:http";
import type { S3Operation } from "@concordat/contract/s3";
import type { RequestRecord } from "../http/record-request.js";
import type { S3Decision } from "../object-http/authorize/index.js";
import type { Caller } from "../storage/iam/effective/index.js";
import type { PostedForm } from "./post/open-form.js";

/** A request and its answer, and what has become known about them by now: for the log and the figures. */
export interface S3Exchange {
  readonly incoming: IncomingMessage;
  readonly requestId: string;
  /** When it began, in milliseconds of the monotonic clock. */
  readonly began: number;
  /** The caller waits for `100 Continue` before it sends the body. */
  readonly isAwaitingContinue: boolean;
  /** Tells the caller to send the body, if it waits for that. */
  askForBody(): void;
  /** Of the trace that it is part of, where requests are traced. */
  traceId?: string;
  serviceUuid?: string;
  bucket?: string;
  operation?: S3Operation;
  /** What a page of another origin needs on the answer, whatever it is. */
  corsHeaders?: Readonly<Record<string, string>> | undefined;
  caller?: Caller | undefined;
  /** What a browser posts; it is to be closed when the answer is known. */
  form?: PostedForm;
  /** The address that it comes from. */
  address?: string;
  /** What the audit trail is told, if it is told of the request. */
  record?: RequestRecord;
  /** What was decided about it, and why. */
  decision?: S3Decision;
}

interface ExchangeOptions {
  readonly requestId: string;
  readonly expectsContinue: boolean;
}

/** Begins to answer a request. */
export const beginExchange = (
  incoming: IncomingMessage,
  response: ServerResponse,
  { requestId, expectsContinue }: ExchangeOptions,
): S3Exchange => {
  let isAwaiting = expectsContinue;
  return {
    incoming,
    requestId,
    began: performance.now(),
    get isAwaitingContinue() {
      return isAwaiting;
    },
    askForBody: () => {
      if (isAwaiting) response.writeContinue();
      isAwaiting = false;
    },
  };
};
