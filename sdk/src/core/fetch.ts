/** The part of `Headers` that the SDK reads. */
export interface ResponseHeaders {
  get(name: string): string | null;
  has(name: string): boolean;
  forEach(visit: (value: string, name: string) => void): void;
}

/** A request: everything that your own `fetch` must support. */
export interface FetchRequest {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly signal: AbortSignal;
  readonly redirect: "manual";
}

/** A response: everything that your own `fetch` must return. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  text(): Promise<string>;
}

/** Sends one request. The platform's `fetch` matches this type, and so do those of undici and most other libraries. */
export type Fetch = (url: string, request: FetchRequest) => Promise<FetchResponse>;

/** Looked up for every request, so that a later replacement of `globalThis.fetch`, such as in tests, is used too. */
export const platformFetch: Fetch = (url, request) => globalThis.fetch(url, request);
