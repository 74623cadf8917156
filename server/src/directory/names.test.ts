import { describe, expect, it } from "vitest";
import { DirectoryError } from "./directory-error.js";
import { DirectoryId, requireName, Title, Username } from "./names.js";

describe("a username", () => {
  it.each(["ada", "Ada Lovelace", "ada@example.org", "ada#1", "ada-lovelace.1", "Åse", "アダ", "a_b", "a".repeat(200)])(
    "may be %j",
    (name) => expect(requireName(Username, "a username", name)).toBe(name),
  );

  it.each([
    ["", "must not be empty"],
    ["_ada", "must not begin with _ or #P_"],
    ["__guest", "must not begin with _ or #P_"],
    ["#P_example", "must not begin with _ or #P_"],
    ...[..."\\?/!$%^&*)([]}{':;"].map((character): [string, string] => [`a${character}a`, "nor contain any of"]),
    ["ada\nbob", "must not contain control characters"],
    ["ada\0", "must not contain control characters"],
    ["ada\ud800", "must not contain control characters"],
    [" ada", "must not begin or end with a space"],
    ["a".repeat(201), "must have at most 200 characters"],
  ])("may not be %j", (name, reason) => {
    const attempt = () => requireName(Username, "a username", name);
    expect(attempt).toThrow(DirectoryError);
    expect(attempt).toThrow(reason);
  });

  it("is quoted in the sentence that refuses it", () => {
    expect(() => requireName(Username, "a username", "_ada")).toThrow(
      /^"_ada" cannot be a username: it must not .*\.$/,
    );
  });
});

describe("titles and ids", () => {
  it("take what a header and a terminal can show", () => {
    expect(requireName(Title, "a title", "Physics & friends: 1/2")).toBe("Physics & friends: 1/2");
    expect(requireName(DirectoryId, "an id", "5d3f8a1e-physics_1.x")).toBe("5d3f8a1e-physics_1.x");
  });
  it.each(["", "a b", "ä", "a\n", "a".repeat(65)])("refuse the id %j", (id) => {
    expect(() => requireName(DirectoryId, "an id", id)).toThrow(DirectoryError);
  });
  it.each(["", " ", "\u001b[31m"])("refuse the title %j", (title) => {
    expect(() => requireName(Title, "a title", title)).toThrow(DirectoryError);
  });
});
