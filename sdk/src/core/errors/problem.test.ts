import { describe, expect, it } from "vitest";
import { Concordat } from "../../generated/concordat.js";
import { fakeApi } from "../../testing/fake-api.js";
import { ApiError, BadRequestError, NotFoundError, PaymentRequiredError, UnexpectedAnswerError } from "./index.js";

const problemType = (code: string) => `https://developers.upcloud.com/1.3/errors#ERROR_${code}`;
const cid = "01JDJE6Z12NC3NZNQGXNZME5Q8";

const refusedWith = async (status: number, body: object, headers: Record<string, string> = {}) => {
  const response = new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
  });
  const { fetch } = fakeApi(response);
  const call = new Concordat({ baseUrl: "https://cloud.test", fetch }).objectStorage.users.create("12", {
    username: "ada",
  });
  return {
    call,
    error: await call.then(
      () => expect.unreachable(),
      (reason: unknown) => reason,
    ),
  };
};

describe("a problem of object storage", () => {
  it("is an error of the class of its status, with all that the problem says", async () => {
    const invalid_params = [{ name: "username", reason: "Value is required." }];
    const body = { type: problemType("INVALID_REQUEST"), title: "Validation error.", status: 400, correlation_id: cid };
    const { call, error } = await refusedWith(400, { ...body, invalid_params }, { "Upcloud-Cid": cid });
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({
      operation: "objectStorage.users.create",
      status: 400,
      title: "Validation error.",
      why: "Validation error.",
      code: "object_storage.invalid_request",
      errorCode: "INVALID_REQUEST",
      invalidParams: invalid_params,
      correlationId: cid,
      requestId: cid,
      codes: ["object_storage.service_error", "object_storage.invalid_request"],
      message: `objectStorage.users.create: 400 Validation error. username: Value is required. (request ${cid})`,
    });
    const answer = await call.raw();
    if (answer.status === 201) return expect.unreachable();
    expect(answer.body.type).toBe(body.type);
  });

  it("is named by its body where no header does, and may say less than it should", async () => {
    const { error } = await refusedWith(404, {
      type: problemType("RESOURCE_NOT_FOUND"),
      title: "No",
      correlation_id: cid,
    });
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({
      code: "object_storage.resource_not_found",
      errorCode: "RESOURCE_NOT_FOUND",
      requestId: cid,
      invalidParams: [],
    });
    const { error: bare } = await refusedWith(402, { type: "about:blank", title: "Pay" });
    expect(bare).toBeInstanceOf(PaymentRequiredError);
    expect(bare).toMatchObject({
      code: "object_storage.insufficient_credits",
      errorCode: null,
      correlationId: null,
    });
  });

  it("is none where nothing says what is wrong", async () => {
    const { error } = await refusedWith(404, { title: "No", status: 404 });
    expect(error).toBeInstanceOf(UnexpectedAnswerError);
    expect(error).not.toBeInstanceOf(ApiError);
  });
});
