import { describe, expect, it } from "vitest";
import { Concordat, InvalidArgumentError, UnexpectedAnswerError } from "./index.js";
import { type FakeAnswer, fakeApi, json } from "./testing/fake-api.js";

const base = "https://cloud.test/1.3/object-storage-2";
const storageThat = (...answers: FakeAnswer[]) => {
  const { fetch, seen } = fakeApi(...answers);
  return { ...new Concordat({ baseUrl: "https://cloud.test", fetch }).objectStorage, seen };
};
const nothing = () => new Response(null, { status: 204 });

describe("calls of object storage", () => {
  it("have their address in the path, each part in one segment", async () => {
    const { users, groups, seen } = storageThat(nothing(), nothing(), json(201, {}));
    await users.accessKeys.delete("12", "a/b c", "AK?#");
    await groups.users.attach("12", "änalysts", "..a");
    await users.accessKeys.create("12", "ada");
    expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual([
      `DELETE ${base}/12/users/a%2Fb%20c/access-keys/AK%3F%23`,
      `POST ${base}/12/groups/${encodeURIComponent("änalysts")}/users/..a`,
      `POST ${base}/12/users/ada/access-keys`,
    ]);
    expect(seen.map(({ body }) => body)).toEqual([undefined, undefined, "{}"]);
  });

  it.each(["", ".", "..", undefined, null, {}])("are not sent to %j, which a URL would leave out", async (name) => {
    const { users, services, buckets, seen } = storageThat();
    await expect(users.delete("12", name as string)).rejects.toThrow(InvalidArgumentError);
    await expect(services.delete(name as string, { force: true })).rejects.toThrow(InvalidArgumentError);
    await expect(buckets.waitUntilDeleted(name as string, "b", { maxWaitMs: 10 })).rejects.toThrow(
      InvalidArgumentError,
    );
    expect(seen).toEqual([]);
  });

  it("repeat a parameter for each element of a list", async () => {
    const { services, seen } = storageThat(json(200, []), nothing());
    await services.list({ label: ["env=a b", "team"], limit: 5, sort: "-created_at" });
    await services.delete("12", { force: true });
    expect(seen.map(({ url }) => url)).toEqual([
      `${base}?label=env%3Da+b&label=team&limit=5&sort=-created_at`,
      `${base}/12?force=true`,
    ]);
  });

  it("answer nothing where the API has nothing to say", async () => {
    const { buckets } = storageThat(nothing(), nothing());
    expect(await buckets.delete("12", "b")).toBeUndefined();
    const { status, data, headers } = await buckets.delete("12", "b").withResponse();
    expect([status, data, headers.get("content-type")]).toEqual([204, undefined, null]);
  });

  it("do not take another success for theirs", async () => {
    const { users } = storageThat(json(200, {}));
    await expect(users.create("12", { username: "ada" })).rejects.toThrow(UnexpectedAnswerError);
  });

  it("send documents as text, whether they are given as objects or as text", async () => {
    const { policies, roles, users, seen } = storageThat(json(201, {}), json(201, {}), json(201, {}), json(200, {}));
    const document = { Version: "2012-10-17", Statement: { Effect: "Allow", Action: "s3:*", Resource: "*" } } as const;
    await policies.create("12", { name: "p", document });
    await users.inlinePolicies.create("12", "ada", { name: "p", document: "%7B%7D" });
    await roles.create("12", { name: "r", assume_role_policy_document: document, tags: [] });
    await roles.assumeRolePolicy.set("12", "r", { document });
    const text = JSON.stringify(document);
    expect(seen.map(({ body }) => JSON.parse(body ?? ""))).toEqual([
      { name: "p", document: text },
      { name: "p", document: "%7B%7D" },
      { name: "r", assume_role_policy_document: text, tags: [] },
      { document: text },
    ]);
  });

  it("keep null apart from what is left out", async () => {
    const { services, seen } = storageThat(json(200, {}));
    await services.modify("12", { labels: null, networks: undefined });
    expect(seen[0]?.body).toBe('{"labels":null}');
  });
});
