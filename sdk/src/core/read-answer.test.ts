import { describe, expect, it } from "vitest";
import { initRoute, retrieveRoute } from "../generated/routes/providers.js";
import { UnexpectedAnswerError } from "./errors/unexpected-answer-error.js";
import { readAnswer } from "./read-answer.js";
import type { Route } from "./route.js";

const received = (status: number, text: string, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  text,
  requestId: new Headers(headers).get("x-request-id"),
  attempts: 2,
});
const html = "<html><body>Bad Gateway</body></html>";

describe("an answer", () => {
  it("is what the API sent, members that nobody knows yet included", () => {
    const answer = readAnswer(retrieveRoute, received(200, '{"id":"1","news":true}', { "x-request-id": "R1" }));
    expect(answer).toMatchObject({ status: 200, body: { id: "1", news: true }, requestId: "R1", attempts: 2 });
  });

  it("may be an error, declared or not, in the API's own shape", () => {
    expect(readAnswer(retrieveRoute, received(404, '{"why":"Not Found"}')).body).toEqual({ why: "Not Found" });
    expect(readAnswer(retrieveRoute, received(418, '{"why":"Teapot"}')).status).toBe(418);
  });

  it.each(["", "{}", '{"news":1}', html])("is not read where it only says that it worked: %j", (text) => {
    expect(readAnswer(initRoute, received(200, text)).body).toEqual({});
  });

  it("has no body where none is declared", () => {
    const route: Route = { id: "x.remove", method: "DELETE", path: "/x", status: 204, answer: "none", errors: [] };
    expect(readAnswer(route, received(204, "")).body).toBeUndefined();
  });

  it.each([
    [502, html, "502 with a body that is no JSON"],
    [200, html, "200 with a body that is no JSON"],
    [200, '{"id":', "200 with a body that is no JSON"],
    [200, "", "200 with an empty body"],
    [500, "", "500 with an empty body"],
    [404, '{"message":"no route"}', "404 with a body that is none of the API's errors"],
    [404, "null", "404 with a body that is none of the API's errors"],
    [202, "{}", "202 instead of 200"],
    [301, "", "301 instead of 200: redirects are not followed, fix `baseUrl`"],
    [0, "", "0 instead of 200: redirects are not followed, fix `baseUrl`"],
  ])("%i %j makes no sense", (status, text, message) => {
    const read = () => readAnswer(retrieveRoute, received(status, text, { "x-request-id": "C7" }));
    expect(read).toThrow(UnexpectedAnswerError);
    expect(read).toThrow(
      expect.objectContaining({
        message: `providers.retrieve: ${message} (request C7)`,
        operation: "providers.retrieve",
        requestId: "C7",
        status,
        text: status >= 400 ? text : undefined,
      }),
    );
  });

  it("keeps why the JSON could not be read, and only the beginning of a long page", () => {
    try {
      readAnswer(retrieveRoute, received(502, html.repeat(1000)));
      expect.unreachable();
    } catch (error) {
      expect((error as UnexpectedAnswerError).cause).toBeInstanceOf(SyntaxError);
      expect((error as UnexpectedAnswerError).text).toHaveLength(2000);
    }
  });
});
