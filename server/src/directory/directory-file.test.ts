import { describe, expect, it } from "vitest";
import { DirectoryFileError, readDirectoryFile } from "./directory-file.js";

const faultsOf = (text: string): readonly string[] => {
  try {
    readDirectoryFile(text);
  } catch (error) {
    if (error instanceof DirectoryFileError) return error.message.split("\n");
    throw error;
  }
  return [];
};

const physics = (more: object) =>
  JSON.stringify({
    projects: [{ id: "physics", title: "Physics", members: [{ username: "ada", role: "PI" }], ...more }],
  });

describe("a directory file", () => {
  it("is YAML or JSON, and most of it may be left out", () => {
    const yaml =
      "users: [{ username: ada }]\nprojects:\n  - { id: p, title: P, members: [{ username: ada, role: PI }] }";
    const json =
      '{"users":[{"username":"ada"}],"projects":[{"id":"p","title":"P","members":[{"username":"ada","role":"PI"}]}]}';
    expect(readDirectoryFile(yaml)).toEqual(readDirectoryFile(json));
    expect(readDirectoryFile(yaml)).toEqual({
      users: [{ username: "ada", role: "USER" }],
      projects: [{ id: "p", title: "P", members: [{ username: "ada", role: "PI" }], groups: [] }],
    });
    expect(readDirectoryFile("{}")).toEqual({ users: [], projects: [] });
  });

  it.each([
    ["", "The file: Value must be an object."],
    ["- ada", "The file: Value must be an object."],
    ["people: []", "people: Property is not known."],
    ["users: [{}]", "users.0.username: Value is required."],
    ["users: [{ username: 5 }]", "users.0.username: Value must be a string."],
    ["users: [{ username: _ada }]", /^users\.0\.username: Value must not begin with _ or #P_, .*\.$/],
    ["users: [{ username: ada, role: SERVICE }]", 'users.0.role: Value must be one of "USER", "ADMIN".'],
    ["users: [{ username: ada, mail: x }]", "users.0.mail: Property is not known."],
    ["users: [{ username: ada }, { username: ada }]", 'users.1.username: Value is given twice: "ada".'],
    [physics({ id: "a b" }), /^projects\.0\.id: Value must have 1 to 64 /],
    [physics({ members: [] }), "projects.0.members: Value must have exactly one PI, not 0."],
    [
      physics({ members: ["ada", "bob"].map((username) => ({ username, role: "PI" })) }),
      "projects.0.members: Value must have exactly one PI, not 2.",
    ],
    [physics({ groups: [{ title: "R" }, { title: "R" }] }), 'projects.0.groups.1.title: Value is given twice: "R".'],
    [
      physics({ groups: [{ title: "R", members: ["ada", "ada"] }] }),
      'projects.0.groups.0.members.1: Value is given twice: "ada".',
    ],
    [
      physics({ groups: [{ title: "R", members: ["bob"] }] }),
      'projects.0.groups.0.members.0: Value must be a member of the project: "bob".',
    ],
  ])("is refused for %s", (text, sentence) => {
    expect(faultsOf(text)).toEqual([typeof sentence === "string" ? sentence : expect.stringMatching(sentence)]);
  });

  it("is told all of its faults at once", () => {
    expect(faultsOf("users: [{}, { username: '' }]\nprojects: [{ id: p }]")).toEqual([
      "users.0.username: Value is required.",
      "users.1.username: Value must not be empty.",
      "projects.0.title: Value is required.",
      "projects.0.members: Value is required.",
    ]);
  });

  it.each(["users: [", "\tusers: x", '{"users": }{'])(
    "is refused in one sentence when it cannot be parsed: %j",
    (text) => {
      expect(faultsOf(text)).toEqual([expect.stringMatching(/^The file is neither YAML nor JSON: .*[^.:]\.$/)]);
    },
  );
});
