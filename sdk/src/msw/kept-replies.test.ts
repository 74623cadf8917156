import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Concordat, NotFoundError, ServerError } from "../index.js";
import { mockConcordat } from "./index.js";
import { baseUrl, optionsOf } from "./testing/example-calls.js";

const mock = mockConcordat({ baseUrl });
const server = setupServer(...mock.handlers);
const cloud = new Concordat(optionsOf());
const { services, users } = cloud.objectStorage;
const uuid = "12aaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const once = { idempotencyKey: "order-4711" };

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
afterEach(() => mock.reset());
afterAll(() => server.close());

/** Answers each time with other names, so that one answer is told from the next. */
const countAnswers = () => {
  let count = 0;
  mock.objectStorage.users.create(({ example }) => {
    count += 1;
    return { status: 201, body: { ...example, arn: `urn:ecs:iam::${count}` } };
  });
  return () => count;
};

describe("under an idempotency key", () => {
  it("the same request has one answer, which says that it was given before", async () => {
    const made = countAnswers();
    const first = await users.create(uuid, { username: "eve" }, once).withResponse();
    const again = await users.create(uuid, { username: "eve" }, once).withResponse();
    expect(again.data).toEqual(first.data);
    expect([first, again].map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([null, "true"]);
    expect(made()).toBe(1);
  });

  it("twins have one answer as well, and other keys and other callers their own", async () => {
    const made = countAnswers();
    const twins = await Promise.all([1, 2, 3].map(() => users.create(uuid, { username: "eve" }, once)));
    expect(new Set(twins.map(({ arn }) => arn)).size).toBe(1);
    await users.create(uuid, { username: "eve" });
    await users.create(uuid, { username: "eve" }, { idempotencyKey: null });
    const other = new Concordat(optionsOf({ credentials: "another" }));
    await other.objectStorage.users.create(uuid, { username: "eve" }, once);
    expect(made()).toBe(4);
  });

  it("another request is refused, by both APIs", async () => {
    await users.create(uuid, { username: "eve" }, once);
    await expect(users.create(uuid, { username: "bob" }, once)).rejects.toMatchObject({
      name: "UnprocessableError",
      status: 422,
    });
    await expect(services.modify(uuid, { name: "other" }, once)).rejects.toMatchObject({ status: 422 });
    const create = (id: string) =>
      cloud.providers.create({ items: [{ id, domain: "mine.example.com", https: true }] }, once);
    await expect(create("mine")).rejects.toMatchObject({ status: 422 });
    mock.reset();
    await create("mine");
    await expect(create("another")).rejects.toMatchObject({ status: 422 });
  });

  it("refusals of the operation are kept, faults of the server are not", async () => {
    mock.objectStorage.users.create([({ fail }) => fail(500), ({ fail }) => fail(404)], { times: 1 });
    await expect(users.create(uuid, { username: "eve" }, once)).rejects.toBeInstanceOf(ServerError);
    await expect(users.create(uuid, { username: "eve" }, once)).rejects.toBeInstanceOf(NotFoundError);
    await expect(users.create(uuid, { username: "eve" }, once)).rejects.toBeInstanceOf(NotFoundError);
    mock.reset();
    expect(await users.create(uuid, { username: "eve" }, once)).toMatchObject({ username: "eve" });
  });
});
