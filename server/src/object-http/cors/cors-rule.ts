/** A rule of a bucket's CORS configuration, as it is stored. */
export interface CorsRule {
  readonly id?: string;
  /** With at most one `*`. */
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  /** Headers that a preflight may ask for, each with at most one `*`. */
  readonly headers: readonly string[];
  /** Headers of answers that pages may read. */
  readonly exposed: readonly string[];
  /** For how many seconds a browser may remember the answer to a preflight. */
  readonly maxAge?: number;
}

/** The methods that a rule may allow. */
export const corsMethods: ReadonlySet<string> = new Set(["GET", "PUT", "POST", "DELETE", "HEAD"]);

/** A name of a header, by HTTP. */
export const isHeaderName = (text: string): boolean => /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(text);
