import type { Fetch, FetchRequest } from "../core/fetch.js";

/** A request as it left the client. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
}

export type FakeAnswer =
  | Response
  | Error
  | ((request: SeenRequest, signal: AbortSignal) => Response | Promise<Response>);

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } });

/** An error as UCloud sends it. */
export const refusal = (status: number, why: string, headers: Record<string, string> = {}): Response =>
  json(status, { why, errorCode: null }, headers);

/** Responses that are sent on demand. */
export const whenAborted = (_: SeenRequest, signal: AbortSignal): Promise<Response> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

/** A `fetch` that keeps what it was asked and gives one answer after the other. */
export const fakeApi = (...answers: FakeAnswer[]): { readonly fetch: Fetch; readonly seen: SeenRequest[] } => {
  const seen: SeenRequest[] = [];
  const fetch = async (url: string, { method, headers, body, signal }: FetchRequest) => {
    const request = { method, url, headers: { ...headers }, body };
    const answer = answers[seen.push(request) - 1];
    if (answer === undefined) throw new Error(`nothing was prepared for request ${seen.length}: ${method} ${url}`);
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer : answer(request, signal);
  };
  return { fetch, seen };
};
