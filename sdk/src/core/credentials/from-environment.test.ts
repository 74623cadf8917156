import { describe, expect, it, vi } from "vitest";
import { Concordat } from "../../generated/concordat.js";
import { fakeApi, json } from "../../testing/fake-api.js";
import { CredentialsError } from "../errors/credentials-error.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { type EnvironmentApi, fromEnvironment } from "./from-environment.js";

describe("the environment", () => {
  it.each<[EnvironmentApi, Record<string, string>, object]>([
    ["upcloud", { UPCLOUD_TOKEN: "ucat_1" }, { baseUrl: "https://api.upcloud.com", credentials: "ucat_1" }],
    [
      "upcloud",
      { UPCLOUD_USERNAME: "ada", UPCLOUD_PASSWORD: " p:w " },
      { baseUrl: "https://api.upcloud.com", credentials: { username: "ada", password: " p:w " } },
    ],
    [
      "upcloud",
      { UPCLOUD_TOKEN: "ucat_1", UPCLOUD_USERNAME: "", UPCLOUD_PASSWORD: " ", UPCLOUD_BASE_URL: "http://[::1]:8080/ " },
      { baseUrl: "http://[::1]:8080", credentials: "ucat_1" },
    ],
    ["ucloud", { UCLOUD_TOKEN: "t" }, { baseUrl: "https://cloud.sdu.dk", credentials: "t", project: undefined }],
    [
      "ucloud",
      { UCLOUD_TOKEN: "t", UCLOUD_BASE_URL: "https://dev.test/x", UCLOUD_PROJECT: "p1", UPCLOUD_TOKEN: "other" },
      { baseUrl: "https://dev.test/x", credentials: "t", project: "p1" },
    ],
  ])("describes %s as %j", (api, environment, options) => {
    expect(fromEnvironment(api, environment)).toStrictEqual(options);
  });

  it.each<[EnvironmentApi, Record<string, string>, string]>([
    ["upcloud", {}, "UPCLOUD_TOKEN is not set, nor are UPCLOUD_USERNAME and UPCLOUD_PASSWORD"],
    ["upcloud", { UCLOUD_TOKEN: "s3cret" }, "UPCLOUD_TOKEN is not set, nor are UPCLOUD_USERNAME and UPCLOUD_PASSWORD"],
    ["upcloud", { UPCLOUD_USERNAME: "ada" }, "UPCLOUD_USERNAME is set, but UPCLOUD_PASSWORD is not"],
    ["upcloud", { UPCLOUD_PASSWORD: "s3cret" }, "UPCLOUD_PASSWORD is set, but UPCLOUD_USERNAME is not"],
    [
      "upcloud",
      { UPCLOUD_TOKEN: "t", UPCLOUD_USERNAME: "ada", UPCLOUD_PASSWORD: "s3cret" },
      "UPCLOUD_TOKEN is set, and so are a username and a password: remove one of them",
    ],
    [
      "upcloud",
      { UPCLOUD_TOKEN: "Bearer s3cret" },
      "UPCLOUD_TOKEN: the token must not contain spaces or control characters, and must be given without `Bearer`",
    ],
    [
      "upcloud",
      { UPCLOUD_USERNAME: "a:b", UPCLOUD_PASSWORD: "s3cret" },
      "UPCLOUD_USERNAME and UPCLOUD_PASSWORD: the username or the password has characters that cannot be sent",
    ],
    ["ucloud", {}, "UCLOUD_TOKEN is not set"],
    ["ucloud", { UCLOUD_TOKEN: "  " }, "UCLOUD_TOKEN is not set"],
    ["ucloud", { UCLOUD_USERNAME: "ada", UCLOUD_PASSWORD: "s3cret" }, "UCLOUD_TOKEN is not set"],
  ])("of %s cannot be %j", (api, environment, message) => {
    const read = () => fromEnvironment(api, environment);
    expect(read).toThrow(CredentialsError);
    expect(read).toThrow(expect.objectContaining({ message }));
  });

  it("must hold whole URLs, and shows none of what it holds", () => {
    const read = () => fromEnvironment("ucloud", { UCLOUD_TOKEN: "t", UCLOUD_BASE_URL: "s3cret@cloud" });
    expect(read).toThrow(InvalidArgumentError);
    expect(read).toThrow("UCLOUD_BASE_URL: `baseUrl` must be an absolute URL, such as https://cloud.example.com");
  });

  it("is that of the process where none is handed in", () => {
    vi.stubEnv("UCLOUD_TOKEN", "t0ken");
    expect(fromEnvironment("ucloud").credentials).toBe("t0ken");
  });

  it("is empty where there is no process", () => {
    vi.stubGlobal("process", undefined);
    expect(() => fromEnvironment("ucloud")).toThrow("UCLOUD_TOKEN is not set");
    vi.stubGlobal("process", {});
    expect(() => fromEnvironment("ucloud")).toThrow("UCLOUD_TOKEN is not set");
  });

  it("sends each API's secret to that API alone", async () => {
    const environment = { UPCLOUD_TOKEN: "ucat_1", UCLOUD_TOKEN: "jwt", UCLOUD_PROJECT: "p1" };
    const { fetch, seen } = fakeApi(json(200, []), json(200, { items: [], itemsPerPage: 50, next: null }));
    await new Concordat({ ...fromEnvironment("upcloud", environment), fetch }).objectStorage.services.list();
    await new Concordat({ ...fromEnvironment("ucloud", environment), fetch }).providers.browse();
    expect(seen.map(({ url, headers }) => [new URL(url).origin, headers["authorization"], headers["project"]])).toEqual(
      [
        ["https://api.upcloud.com", "Bearer ucat_1", undefined],
        ["https://cloud.sdu.dk", "Bearer jwt", "p1"],
      ],
    );
  });
});
