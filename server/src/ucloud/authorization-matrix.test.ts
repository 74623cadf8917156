import { type AnyOperation, walk } from "@concordat/contract";
import { labels, type Role, type UCloudAuth, ucloud, ucloudErrors } from "@concordat/contract/ucloud";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestCore, type TestCore } from "../testing/core.js";

let core: TestCore;
const bearers = new Map<Role, string | undefined>();
beforeAll(async () => {
  core = await startTestCore();
  const admin = await core.as("admin", "ADMIN");
  const { body } = await admin.providers.create({
    body: { items: [{ id: "caller", domain: "p.example.com", https: true }] },
  });
  const id = (body as { responses: { id: string }[] }).responses[0]?.id ?? "";
  const { refreshToken } = (await admin.providers.retrieve({ query: { id } })).body as { refreshToken: string };
  const refreshed = await core.withBearer(undefined).authProviders.refresh({ body: { items: [{ refreshToken }] } });
  bearers.set("GUEST", undefined);
  bearers.set("USER", await core.token("ada", "USER"));
  bearers.set("ADMIN", await core.token("admin", "ADMIN"));
  bearers.set("SERVICE", await core.token("_accounting", "SERVICE"));
  bearers.set("THIRD_PARTY_APP", await core.token("app", "THIRD_PARTY_APP"));
  bearers.set("PROVIDER", (refreshed.body as { responses: { accessToken: string }[] }).responses[0]?.accessToken);
});
afterAll(() => core.close());

/** Sends an operation's own first example. */
const send = async (operation: AnyOperation, bearer: string | undefined, headers: Record<string, string> = {}) => {
  const { query, body } = (operation.examples[0]?.request ?? {}) as { query?: Record<string, unknown>; body?: unknown };
  const search = new URLSearchParams(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]));
  const response = await fetch(`${core.url}${operation.path}?${search}`, {
    method: operation.method,
    headers: { ...headers, ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
    body: body === undefined ? null : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { why?: string } };
};

const served = [...walk(ucloud)].filter(({ operation }) => operation.servedBy === "core");
const cells = served.flatMap(({ id, operation }) => labels.Public.map((role) => ({ id, role, operation })));

describe("every operation, called in every role", () => {
  it.each(cells)("$id as $role", async ({ operation, role }) => {
    const auth = operation.auth as UCloudAuth;
    const admitted = (labels[auth.label] as readonly Role[]).includes(role) && (auth.only?.includes(role) ?? true);
    const answer = await send(operation, bearers.get(role));
    if (!admitted && role === "GUEST") expect(answer).toMatchObject({ status: 401, body: { why: "Unauthorized" } });
    else if (!admitted) expect(answer).toMatchObject({ status: 403, body: { why: "Forbidden" } });
    else expect([401, 500, 503]).not.toContain(answer.status);
    // whoever is admitted gets past the role; only a row of the operation's own may still say the same
    const mayForbid = operation.errors.some(({ code }) => code === ucloudErrors.unknownRefreshToken.code);
    if (admitted && !mayForbid) expect([answer.status, answer.body.why]).not.toEqual([403, "Forbidden"]);
    expect(Object.keys(operation.responses)).toContain(String(answer.status));
  });

  it.each(served)("$id with a token for something else", async ({ operation }) => {
    const auth = operation.auth as UCloudAuth;
    const role = (["USER", "ADMIN", "SERVICE"] as const).find(
      (some) => (labels[auth.label] as readonly Role[]).includes(some) && (auth.only?.includes(some) ?? true),
    );
    const subject = role === "SERVICE" ? "_accounting" : "admin";
    const bearer = await core.token(subject, role ?? "ADMIN", { scopes: ["something.else:write"] });
    expect(await send(operation, bearer)).toMatchObject({ status: 401, body: { why: "Missing scope" } });
  });

  it.each(served)("$id in a project that is not the caller's", async ({ operation }) => {
    const { workspace } = operation.auth as UCloudAuth;
    await core.project(operation.path, "somebody");
    for (const project of [operation.path, "no project", "nul\u00e9", ","]) {
      const { body } = await send(operation, bearers.get("ADMIN"), { project });
      const refused = body.why === "You are not a member of the project in the Project header";
      expect([project, refused]).toEqual([project, workspace]);
    }
  });
});
