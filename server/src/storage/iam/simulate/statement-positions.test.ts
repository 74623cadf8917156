import { expect, it } from "vitest";
import { statementPositions } from "./statement-positions.js";

const texts = (json: string) =>
  statementPositions(json).map(({ start, end }) => {
    const lines = json.split("\n");
    const offset = ({ line, column }: typeof start) =>
      lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
    return json.slice(offset(start), offset(end));
  });

it("stand where they begin and end", () => {
  expect(statementPositions('{\n  "Version": "2012-10-17",\n  "Statement": {\n    "Effect": "Allow"\n  }\n}')).toEqual([
    { start: { line: 3, column: 16 }, end: { line: 5, column: 4 } },
  ]);
});

it.each([
  ['{"Statement":[{"a":1},{"b":{"c":"}"}} , {}]}', ['{"a":1}', '{"b":{"c":"}"}}', "{}"]],
  ['{"Id":"Statement","Statement":{"a":[{}]},"Version":"x"}', ['{"a":[{}]}']],
  ['{"Id":"{\\"Statement\\":{}","\\u0053tatement":[\n{"Sid":"x"}\n]}', ['{"Sid":"x"}']],
  ['{"Statement":[]}', []],
])("are found in %s", (json, expected) => {
  expect(texts(json)).toEqual(expected);
});
