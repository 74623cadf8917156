import { describe, expect, it } from "vitest";
import { Concordat } from "../../generated/concordat.js";
import { fakeApi, json } from "../../testing/fake-api.js";
import { CredentialsError } from "../errors/credentials-error.js";
import { basic } from "./basic.js";

describe("a user with a password", () => {
  it.each([
    ["ada", "secret", "ada:secret"],
    ["ada", "", "ada:"],
    ["ada", "a:b", "ada:a:b"],
    ["åda", "päss–wörd", "åda:päss–wörd"],
  ])("%s:%s travels as UTF-8", (username, password, text) => {
    const [scheme, value] = basic({ username, password }).split(" ");
    expect([scheme, Buffer.from(value ?? "", "base64").toString("utf8")]).toEqual(["Basic", text]);
  });

  it.each([
    { username: "", password: "s3cret" },
    { username: "a:b", password: "s3cret" },
    { username: "ada", password: "s3cret\n" },
    { username: "ada", password: undefined as never },
  ])("is refused where it could not be told apart or sent, and is not repeated", (credentials) => {
    expect(() => basic(credentials)).toThrow(CredentialsError);
    expect(() => basic(credentials)).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("s3cret") }),
    );
  });

  it("is sent with every request of a client that has it", async () => {
    const { fetch, seen } = fakeApi(json(200, []));
    const credentials = { username: "ada", password: "secret" };
    await new Concordat({ baseUrl: "https://cloud.test", credentials, fetch }).objectStorage.jobs.list();
    expect(seen[0]?.headers["authorization"]).toBe("Basic YWRhOnNlY3JldA==");
  });
});
