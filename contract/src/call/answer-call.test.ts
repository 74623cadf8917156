import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { ApiError } from "../api-error.js";
import type { AnyOperation } from "../router.js";
import { view } from "../schema.js";
import { ucloudErrors as errors, ucloudApi } from "../ucloud/index.js";
import { answerCall } from "./answer-call.js";
import { Call } from "./call.js";
import type { CallHandler, CallSteps } from "./call-steps.js";

/** What happened, in order. */
let said: string[];
beforeEach(() => {
  said = [];
});

class TestCall extends Call<string> {
  constructor(
    readonly headers: Readonly<Record<string, string>>,
    readonly sent: unknown,
  ) {
    super("id");
  }
  header(name: string) {
    return this.headers[name];
  }
  sentParams() {
    return {};
  }
  sentQuery() {
    return {};
  }
  async sentBody() {
    said.push("body");
    if (this.sent === undefined) throw new ApiError(errors.tooLarge);
    return this.sent;
  }
}

const operation = {
  method: "POST",
  path: "/things",
  costs: true,
  keyed: true,
  body: view(z.object({ name: z.string() })),
} as unknown as AnyOperation;

/** The steps at which a call is refused, in the order that is promised; each with what its caller is told. */
const refusals = {
  beforeCredentials: errors.rateLimited,
  authenticate: errors.unauthorized,
  count: errors.rateLimited,
  authorize: errors.forbidden,
  credits: errors.conflict,
  key: errors.invalidRequest,
  body: errors.tooLarge,
  validation: errors.invalidRequest,
  authorizeRequest: errors.permissionDenied,
  prepare: errors.badToken,
  handle: errors.notFound,
} as const;
type Step = keyof typeof refusals;
const order = Object.keys(refusals) as Step[];

interface Setting {
  /** The steps that refuse the call. */
  readonly refusing?: readonly Step[];
  readonly key?: string;
  readonly kept?: "answer" | undefined;
  readonly isGuest?: boolean;
}

const run = ({ refusing = [], key, kept, isGuest = false }: Setting) => {
  const refuse = (step: Step) => {
    said.push(step);
    if (refusing.includes(step)) throw new ApiError(refusals[step]);
  };
  const steps: CallSteps<TestCall, string, string> = {
    refusals: ucloudApi.refusals,
    limits: {
      beforeCredentials: async () => refuse("beforeCredentials"),
      wrongCredentials: async () => void said.push("wrongCredentials"),
      count: async () => refuse("count"),
    },
    authenticate: async (call) => {
      said.push("authenticate");
      if (refusing.includes("authenticate")) return;
      call.principal = "ada";
      if (!isGuest) call.callerName = "ada";
    },
    authorize: async () => refuse("authorize"),
    requireCredits: () => refuse("credits"),
    authorizeRequest: async () => refuse("authorizeRequest"),
    answerOf: (_call, result) => `answer ${result}`,
    translate: (_call, error) => error,
    kept: {
      find: async () => {
        said.push("find");
        return kept;
      },
      once: async (_call, act) => {
        said.push("once");
        return kept ?? `kept ${await act()}`;
      },
    },
  };
  const handler: CallHandler<TestCall, string> = {
    prepare: async () => {
      refuse("prepare");
      return "prepared";
    },
    handle: async ({ body }, prepared) => {
      refuse("handle");
      return `${(body as { name: string }).name} ${String(prepared)}`;
    },
  };
  const malformed = refusing.includes("key") ? { "idempotency-key": "not a key" } : {};
  const headers = { ...(key !== undefined && { "idempotency-key": key }), ...malformed };
  const whole = { name: refusing.includes("validation") ? 1 : "a" };
  const call = new TestCall(headers, refusing.includes("body") ? undefined : whole);
  call.operation = operation;
  return answerCall(call, handler, steps);
};

const refusalOf = (setting: Setting): Promise<unknown> =>
  run(setting).then(
    () => undefined,
    (error: ApiError) => error.entry,
  );

describe("a call", () => {
  it("goes through all steps in their order", async () => {
    expect(await run({})).toBe("answer a prepared");
    // what of them leaves no trace are the key and the validation
    expect(said).toEqual(order.filter((step) => step !== "key" && step !== "validation"));
  });

  it.each(order.map((step, index) => [step, order.slice(index)] as const))(
    "is told of the first that is wrong: %s",
    async (step, refusing) => {
      expect(await refusalOf({ refusing })).toBe(refusals[step]);
    },
  );

  it.each(order.slice(0, order.indexOf("body")))("has no body read when it is refused by %s", async (step) => {
    await refusalOf({ refusing: [step] });
    expect(said).not.toContain("body");
  });

  it("counts wrong credentials before it is refused for them, and those of guests before they go on", async () => {
    await refusalOf({ refusing: ["authenticate"] });
    expect(said).toEqual(["beforeCredentials", "authenticate", "wrongCredentials"]);
    said = [];
    await run({ isGuest: true });
    expect(said.slice(0, 4)).toEqual(["beforeCredentials", "authenticate", "wrongCredentials", "count"]);
  });
});

describe("a call under a key", () => {
  const key = "a-key";

  it("is carried out once, and prepared before", async () => {
    expect(await run({ key })).toBe("kept answer a prepared");
    expect(said.slice(said.indexOf("authorizeRequest"))).toEqual([
      "authorizeRequest",
      "find",
      "prepare",
      "once",
      "handle",
    ]);
  });

  it("prepares nothing for an answer that is there already", async () => {
    expect(await run({ key, kept: "answer" })).toBe("answer");
    expect(said).not.toContain("prepare");
  });

  it("gets the first answer, although it would be refused now", async () => {
    expect(await run({ key, kept: "answer", refusing: ["authorizeRequest"] })).toBe("answer");
    expect(await refusalOf({ key, refusing: ["authorizeRequest"] })).toBe(refusals.authorizeRequest);
  });

  it("is refused by what comes before the operation, whatever was answered before", async () => {
    for (const step of order.slice(0, order.indexOf("authorizeRequest")))
      if (step !== "key") expect(await refusalOf({ key, kept: "answer", refusing: [step] })).toBe(refusals[step]);
  });

  it("has its refusals kept, those of its preparation as well", async () => {
    for (const step of ["prepare", "handle"] as const) {
      said = [];
      expect(await refusalOf({ key, refusing: [step] })).toBe(refusals[step]);
      expect(said).toContain("once");
    }
  });
});
