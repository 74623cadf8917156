import { describe, expect, it } from "vitest";
import { readBaseUrl } from "./base-url.js";
import { InvalidArgumentError } from "./errors/invalid-argument-error.js";

describe("a base URL", () => {
  it.each([
    ["https://cloud.example.com", "https://cloud.example.com"],
    ["https://cloud.example.com/", "https://cloud.example.com"],
    ["http://127.0.0.1:8080/core//", "http://127.0.0.1:8080/core"],
    [new URL("https://cloud.example.com/a b"), "https://cloud.example.com/a%20b"],
  ])("%s is read as %s", (given, read) => {
    expect(readBaseUrl(given)).toBe(read);
  });

  it.each(["", "cloud.example.com", "/core", "ftp://cloud.example.com", "https://x.test?a=1", "https://x.test#a"])(
    "%j is refused",
    (given) => {
      expect(() => readBaseUrl(given)).toThrow(InvalidArgumentError);
    },
  );

  it("does not repeat a password that stands in it", () => {
    for (const given of ["https://ada:s3cret@x.test", "ada:s3cret@x.test", "https://ada:s3cret@x.test:port"])
      expect(() => readBaseUrl(given)).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining("s3cret") }),
      );
  });
});
