import { type Api, ApiError, Call } from "@concordat/contract";

/** The caller of a mock. Any credentials are good enough, and their sender may do everything. */
export type MockCaller = "caller" | "guest";

/** Parameters as servers see them: text, or a list of texts where one was repeated. */
const queryOf = (url: URL): Record<string, string | string[]> => {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(url.searchParams.keys())) {
    const [first = "", ...others] = url.searchParams.getAll(name);
    query[name] = others.length === 0 ? first : [first, ...others];
  }
  return query;
};

/** A call that a mock answers. */
export class MockCall extends Call<MockCaller> {
  constructor(
    requestId: string,
    readonly api: Api,
    readonly request: Request,
    readonly variables: Readonly<Record<string, string>>,
  ) {
    super(requestId);
  }

  header(name: string): string | undefined {
    return this.request.headers.get(name) ?? undefined;
  }

  sentParams(): unknown {
    return this.variables;
  }

  sentQuery(): unknown {
    return queryOf(new URL(this.request.url));
  }

  /** What the server's parser takes: any JSON, or nothing at all, which is as good as an empty object. */
  async sentBody(): Promise<unknown> {
    const text = await this.request.text();
    if (text === "") return {};
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new ApiError(this.api.refusals.malformedBody.entry, { ...this.api.refusals.malformedBody, cause });
    }
  }
}
