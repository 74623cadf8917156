import { beforeAll, expect, it } from "vitest";
import { openEditor } from "./editor.js";

const program = `
  import { policy } from "./index.js";
  policy({
    Effect: "Allow",
    Action: ["/*action*/"],
    Resource: "*",
    Condition: { "/*operator*/": {}, StringLike: { "/*key*/": "" } },
  });
`;

let editor: ReturnType<typeof openEditor>;
beforeAll(() => {
  editor = openEditor("a-policy.ts", program);
});

it("completes the names of actions, operators and condition keys in policy documents", () => {
  expect(editor.mistakes()).toEqual([]);
  expect(editor.completionsAt("/*action*/")).toEqual(
    expect.arrayContaining(["s3:GetObject", "iam:CreateUser", "s3:*"]),
  );
  expect(editor.completionsAt("/*operator*/")).toEqual(
    expect.arrayContaining(["StringEquals", "ForAnyValue:StringLike", "IpAddress", "Null"]),
  );
  expect(editor.completionsAt("/*key*/")).toEqual(expect.arrayContaining(["aws:SourceIp", "s3:prefix"]));
});
