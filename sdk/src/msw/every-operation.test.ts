import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { noBody } from "../../../contract/src/index.js";
import { errorClassOf } from "../core/errors/status-errors.js";
import type { ApiError, PagedCall } from "../index.js";
import { validateAnswers } from "../validate/index.js";
import { mockConcordat } from "./index.js";
import { baseUrl, callExample, walkedOperations } from "./testing/example-calls.js";

const unhandled: string[] = [];
const mock = mockConcordat({ baseUrl, onUnhandled: (message) => unhandled.push(message) });
const server = setupServer(...mock.handlers);
beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => {
  mock.reset();
  expect(unhandled).toEqual([]);
});
afterAll(() => server.close());

const examples = walkedOperations.flatMap((walked) =>
  walked.operation.examples.map((example) => ({ ...walked, example, title: example.name })),
);

describe("without a word about it", () => {
  it.each(examples)("$id answers with its example ($title)", async (walked) => {
    const { operation, example } = walked;
    const answer = await callExample(walked, example, validateAnswers());
    expect(answer).toEqual(operation.success.body === noBody ? undefined : example.response);
  });

  const listings = examples.filter((walked) => "toArray" in (callExample(walked, walked.example) as object));
  it("knows listings that come in pages", () => expect(listings.length).toBeGreaterThan(3));
  it.each(listings)("$id comes to its end", async (walked) => {
    const call = callExample(walked, walked.example) as PagedCall<unknown, never, never>;
    const { items = walked.example.response } = walked.example.response as unknown as { items?: unknown };
    expect(await call.toArray({ limit: 100 })).toEqual(items);
  });
});

const errors = walkedOperations.flatMap((walked) =>
  walked.operation.errors.map(({ status, code }) => ({ ...walked, status, code })),
);

describe("on demand", () => {
  it.each(errors)("$id fails with $status $code", async (walked) => {
    const { id, status, code } = walked;
    mock.fail(id as "providers.create", status as 409, { code: code as "ucloud.conflict" });
    const [example] = walked.operation.examples;
    const error = (await callExample(walked, example as never, validateAnswers()).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )) as ApiError;
    expect(error).toBeInstanceOf(errorClassOf(status));
    const entry = walked.operation.errors.find((each) => each.code === code);
    expect(error).toMatchObject({
      status,
      operation: id,
      why: entry?.title,
      requestId: expect.stringMatching(/^01M0CK/),
    });
    expect(error.codes).toContain(code);
  });
});
