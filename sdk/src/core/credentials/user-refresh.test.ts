import { expect, it } from "vitest";
import { Concordat } from "../../generated/concordat.js";
import { type FakeAnswer, fakeApi, json, refusal, type SeenRequest } from "../../testing/fake-api.js";
import { UnauthorizedError } from "../errors/status-errors.js";
import { type UserRefreshOptions, userRefresh } from "./user-refresh.js";

/** UCloud's log-in, which gives the tokens that are prepared, and an API that takes the newest of them alone. */
const core = (...sessions: object[]) => {
  const refreshes: SeenRequest[] = [];
  const serve: FakeAnswer = ({ url, headers }) =>
    headers["authorization"] === `Bearer access${refreshes.length}` ? json(200, { url }) : refusal(401, "Unauthorized");
  const answer: FakeAnswer = (request, signal) => {
    if (!request.url.includes("/auth/refresh")) return serve(request, signal);
    const count = refreshes.push(request);
    return json(200, { accessToken: `access${count}`, ...sessions[count - 1] });
  };
  return { ...fakeApi(...Array<FakeAnswer>(20).fill(answer)), refreshes };
};
const connect = (fetch: ReturnType<typeof core>["fetch"], options: UserRefreshOptions, baseUrl = "https://core.test") =>
  new Concordat({ baseUrl, fetch, credentials: userRefresh(options) });

it("fetches an access token with the refresh token as bearer, once for all calls", async () => {
  const { fetch, refreshes, seen } = core();
  const cloud = connect(fetch, { refreshToken: "r3fresh\n" });
  await Promise.all([1, 2, 3].map((id) => cloud.providers.retrieve({ id: String(id) })));
  expect(refreshes).toMatchObject([
    { method: "POST", url: "https://core.test/auth/refresh", headers: { authorization: "Bearer r3fresh" } },
  ]);
  expect(refreshes[0]?.body).toBeUndefined();
  expect(seen).toHaveLength(4);
});

it("fetches another when the API takes the token no more, by whatever refresh token holds now", async () => {
  const { fetch, refreshes } = core();
  const current = ["first", "second"];
  const cloud = connect(fetch, {
    refreshToken: async () => current[refreshes.length] ?? "",
    baseUrl: "https://auth.test",
  });
  await cloud.providers.retrieve({ id: "1" });
  refreshes.push({ ...refreshes[0], url: "elsewhere" } as SeenRequest);
  current[2] = "third";
  await cloud.providers.retrieve({ id: "1" });
  expect(refreshes.map(({ url, headers }) => [url, headers["authorization"]])).toEqual([
    ["https://auth.test/auth/refresh", "Bearer first"],
    ["elsewhere", "Bearer first"],
    ["https://auth.test/auth/refresh", "Bearer third"],
  ]);
});

it("goes by the cookie where the browser holds it, each time with the token of the refresh before", async () => {
  const { fetch, refreshes } = core({ csrfToken: "c1" }, { csrfToken: "" });
  const cloud = connect(fetch, { csrfToken: "c0 " });
  for (const wanted of [1, 2, 3]) {
    await cloud.providers.retrieve({ id: "1" });
    expect(refreshes).toHaveLength(wanted * 2 - 1);
    refreshes.push({} as SeenRequest);
  }
  const [first, , second, , third] = refreshes;
  expect([first, second, third].map((request) => request?.headers)).toMatchObject(
    ["c0", "c1", "c1"].map((token) => ({ "x-csrftoken": token })),
  );
  expect(first?.headers).not.toHaveProperty("authorization");
  expect(first?.url).toBe("https://core.test/auth/refresh/web");
});

it("tries again as often as the call that needs the token, and no more", async () => {
  const unavailable = () => refusal(503, "Unavailable");
  const { fetch, seen } = fakeApi(unavailable, unavailable, unavailable);
  const clock = { now: () => 0, random: () => 0, sleep: async () => undefined };
  const cloud = new Concordat({
    baseUrl: "https://core.test",
    fetch,
    clock,
    credentials: userRefresh({ refreshToken: "r" }),
  });
  await expect(cloud.providers.retrieve({ id: "1" })).rejects.toMatchObject({ operation: "auth.refresh", status: 503 });
  expect(seen).toHaveLength(3);
});

it("fails as the log-in does", async () => {
  const call = connect(fakeApi(refusal(401, "Unauthorized")).fetch, { refreshToken: "gone" });
  const error: unknown = await call.providers.retrieve({ id: "1" }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UnauthorizedError);
  expect(error).toMatchObject({ operation: "auth.refresh", code: null, codes: [] });
});

it.each([null, {}, { accessToken: null }])("needs a token in the answer: %j", async (session) => {
  const { fetch } = fakeApi(json(200, session));
  const cloud = connect(fetch, { refreshToken: "r" });
  await expect(cloud.providers.retrieve({ id: "1" })).rejects.toMatchObject({ name: "CredentialsError" });
});
