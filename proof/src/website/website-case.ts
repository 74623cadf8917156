/** An object of a case's bucket. */
export interface StoredPage {
  readonly body: string;
  /** Undefined: none is sent, and the extension decides. */
  readonly type?: string;
  readonly cacheControl?: string;
  readonly encoding?: string;
  readonly language?: string;
  readonly disposition?: string;
  readonly expires?: string;
  readonly redirect?: string;
}

export interface ErrorPage {
  readonly error_document: string;
  readonly status_code?: number;
  readonly status_range?: { readonly start: number; readonly end: number };
}

/** How the website is configured; what is left out has the default of the API. */
export interface WebsiteSettings {
  readonly bucket_prefix?: string;
  readonly index_document?: string;
  readonly spa_mode?: boolean;
  readonly enabled?: boolean;
  readonly error_pages?: readonly ErrorPage[];
  /** The bucket of the group unless given. */
  readonly bucket_name?: string;
}

/** A value of a header: exactly that, one that matches, or null for a header that must be absent. */
export type ExpectedHeader = string | RegExp | null;

/** One request, and what must come back. */
export interface WebsiteCase {
  readonly name?: string;
  readonly method?: string;
  /** As it is sent, with the query. */
  readonly path: string;
  /** `{etag}` and `{modified}` stand for those of the object that GET answers at `validatorsOf`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly validatorsOf?: string;
  readonly status: number;
  readonly answer?: Readonly<Record<string, ExpectedHeader>>;
  /** The whole body, or a pattern of it; unchecked where it is left out. To HEAD, there is none. */
  readonly body?: string | RegExp;
}

export type Statement = Readonly<Record<string, unknown>>;

/** Cases of one bucket and one configuration. */
export interface WebsiteGroup {
  readonly name: string;
  readonly objects: Readonly<Record<string, StoredPage | string>>;
  /** `none`: the host has no website. */
  readonly website: WebsiteSettings | "none";
  /** `public`: everybody may read every object. In statements, `{bucket}` stands for the name of the bucket. */
  readonly policy: "public" | "none" | readonly Statement[];
  readonly cors?: readonly Readonly<Record<string, unknown>>[];
  readonly cases: readonly WebsiteCase[];
}
