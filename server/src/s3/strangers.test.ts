import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createAnswerBudget } from "../answer-budget/create.js";
import { queryBesideS3 } from "../iam-api/beside-s3.js";
import { startTestS3, type TestS3 } from "./testing/s3-server.js";

const most = 20;
let s3: TestS3;
let host: string;
beforeAll(async () => {
  const beside = [queryBesideS3(createAnswerBudget({ answerBytes: 64 * 1024 * 1024 }))];
  s3 = await startTestS3({ settings: { strangerCallsPerMinute: most }, beside });
  host = `${s3.service.domainPrefix}.${s3.domain.context.objectsDomain}`;
  await s3.send({ method: "PUT", path: "/public" });
  await s3.send({ method: "PUT", path: "/public/key", body: "for all" });
  const policy = {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::public/key" }],
  };
  await s3.send({ method: "PUT", path: "/public?policy", body: JSON.stringify(policy) });
});
afterAll(() => s3.close());

const anonymous = (path: string) => s3.send({ path, host, credentials: undefined });
const wrong = () => s3.send({ path: "/public/key", credentials: { ...s3.admin, secret: "wrong" } });

const query = async () => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const response = await fetch(s3.url, { method: "POST", headers, body: "Action=ListUsers" });
  return [response.status, /<Code>(\w+)</.exec(await response.text())?.[1]];
};

describe("strangers", () => {
  it("may read what is public as often as they want, and are refused where they ask for other things too often", async () => {
    for (let request = 0; request < 2 * most; request++) expect((await anonymous("/public/key")).status).toBe(200);
    for (let request = 0; request < most / 2; request++) {
      expect((await anonymous("/public/other")).code).toBe("AccessDenied");
      expect((await wrong()).code).toBe("SignatureDoesNotMatch");
    }
    expect(await anonymous("/public/other")).toMatchObject({ status: 503, code: "SlowDown" });
    expect(await wrong()).toMatchObject({ status: 503, code: "SlowDown" });
    // whatever it is, without a look at the database
    expect(await anonymous("/public/key")).toMatchObject({ status: 503, code: "SlowDown" });
    expect(await query()).toEqual([400, "Throttling"]);
  });

  it("keep nobody from anything who signs", async () => {
    expect((await s3.send({ path: "/public/key" })).text).toBe("for all");
  });
});
