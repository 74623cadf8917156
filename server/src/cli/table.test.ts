import { expect, it } from "vitest";
import { table } from "./table.js";

it("lays out columns as wide as their longest cell", () => {
  const rows = [
    ["ada", 1],
    ["lovelace", null],
  ];
  expect(table(["NAME", "N"], rows)).toBe("NAME      N\nada       1\nlovelace  -");
  expect(table(["NAME", "N"], [])).toBe("NAME  N");
});

it("shows control characters instead of sending them to the terminal", () => {
  expect(table(["T"], [["\u001b[31mred\n"]])).toBe("T\n\\u{1b}[31mred\\u{a}");
});
