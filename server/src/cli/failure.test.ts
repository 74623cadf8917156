import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../configuration.js";
import { DatabaseStartError } from "../database/database-start-error.js";
import { DirectoryError } from "../directory/directory-error.js";
import { MasterKeyError } from "../vault/vault.js";
import { CommandError, readFailure } from "./failure.js";

describe("what a failure says", () => {
  it("is the message alone where that is a sentence for people", () => {
    for (const kind of [CommandError, DirectoryError, DatabaseStartError]) {
      expect(readFailure(new kind("The reason."))).toEqual({ sentences: ["The reason."] });
    }
    expect(readFailure(new MasterKeyError("the_table.column:x")).sentences).toEqual([
      expect.stringContaining("the_table.column:x"),
    ]);
    expect(readFailure(new ConfigurationError(["One.", "Two."]))).toEqual({ sentences: ["One.", "Two."] });
  });

  it("is one sentence for what nobody foresaw, and the trace only for those who ask", () => {
    const error = new TypeError("\nInvalid `prisma.user.create()` invocation:\n\n  {\n  }\n\nx is not a function");
    expect(readFailure(error)).toEqual({
      sentences: ["Concordat failed, which it should not: x is not a function; LOG_LEVEL=debug shows more."],
      details: error.stack,
    });
    expect(readFailure("text").sentences).toEqual(["Concordat failed, which it should not: text."]);
  });
});
