import { expect, it } from "vitest";
import { DatabaseStartError } from "../database-start-error.js";
import { folderFault } from "./files.js";

const refusal = (code: string) => folderFault("/data", Object.assign(new Error("refused"), { code }));

it.each([
  ["EIO", "The disk of the data folder /data cannot be read and written: the log of this system says why."],
  ["EUCLEAN", "The disk of the data folder /data cannot be read and written: the log of this system says why."],
  ["EDQUOT", "The disk of the data folder /data is full: free some space and start again."],
])("puts the system's %s into a sentence", (code, sentence) => {
  expect(refusal(code)).toBeInstanceOf(DatabaseStartError);
  expect(refusal(code)).toHaveProperty("message", sentence);
});

it("leaves what it does not know as it is", () => {
  const error = new Error("unknown");
  expect(folderFault("/data", error)).toBe(error);
});
