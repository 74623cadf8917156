/** The part of `Headers` that answers are read with. */
export interface ResponseHeaders {
  get(name: string): string | null;
  has(name: string): boolean;
  forEach(visit: (value: string, name: string) => void): void;
}

/** What a request is made of: all that a `fetch` of your own needs to understand. */
export interface FetchRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal: AbortSignal;
  readonly redirect: "manual";
}

/** What is read of an answer: all that a `fetch` of your own needs to give. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  text(): Promise<string>;
}

/** Sends one request. The platform's `fetch` fits, and so does that of undici and of most other libraries. */
export type Fetch = (url: string, request: FetchRequest) => Promise<FetchResponse>;

/** Looked up for every request, so that whatever replaces `globalThis.fetch` later, in a test say, is used too. */
export const platformFetch: Fetch = (url, request) => globalThis.fetch(url, request);
