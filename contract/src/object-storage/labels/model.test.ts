import { expect, it } from "vitest";
import { type BodyBounds, violationsOf } from "../testing/body-bounds.js";
import { letters, notText } from "../testing/bounds.js";
import { LabelCreate, LabelModify } from "./model.js";

const labelKey = {
  taken: ["aa", letters(32), "  ", "a_", "~!", "a=b"],
  refused: ["a", letters(33), "_a", "ä1", "a\u007f", "a\n", ...notText],
};

const labelValue = {
  taken: ["", letters(255), "😀".repeat(255), "grün, 漢字 €", null],
  refused: [letters(256), "😀".repeat(256), "a\nb", "a\u0000", 1, true, []],
};

const bodies: readonly BodyBounds[] = [
  {
    name: "LabelCreate",
    schema: LabelCreate,
    valid: { key: "env", value: "staging" },
    required: ["key", "value"],
    members: [
      { member: "key", ...labelKey },
      { member: "value", ...labelValue },
    ],
  },
  {
    name: "LabelModify",
    schema: LabelModify,
    valid: {},
    required: [],
    members: [
      { member: "key", ...labelKey },
      { member: "value", ...labelValue },
    ],
  },
];

it.each(bodies)("$name accepts and refuses its members at their bounds", (body) => {
  expect(violationsOf(body)).toEqual([]);
});
