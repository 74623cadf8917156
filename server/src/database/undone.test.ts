import pg from "pg";
import { expect, it } from "vitest";
import { isUndone } from "./undone.js";

const fault = (code: string) => Object.assign(new pg.DatabaseError("x", 1, "error"), { code });

it.each([
  ["a full disk", fault("53100"), true],
  ["a violated constraint", fault("23503"), true],
  ["a statement that took too long", fault("57014"), true],
  ["a server that is shut down", fault("57P01"), false],
  ["a server that crashed", fault("57P02"), false],
  ["a connection that failed", fault("08006"), false],
  ["a socket that ended", Object.assign(new Error("x"), { code: "ECONNRESET" }), false],
  ["a connection that ended without a word", new Error("Connection terminated unexpectedly"), false],
])("after %s, whether the statement is surely undone is told", (_, error, undone) => {
  expect(isUndone(error)).toBe(undone);
});
