// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of policies
import fc from "fast-check";

/** Texts that requests have: names, paths, and signs that mean something in documents. */
export const requestText: fc.Arbitrary<string> = fc.constantFrom(
  ...[
    "",
    "a",
    "A",
    "a",
    "A",
    "b",
    "ada",
    "home/ada",
    "home/ada/x",
    "a*",
    "a?",
    "$",
    "${aws:username}",
    "a:b",
    "é",
    "a/b c",
    "red",
  ],
);

const pieces = fc.constantFrom(
  ...["a", "A", "b", "ada", "home/", "/", "*", "?", ":", "é", " ", "$", "{", "}", "red"],
  ...["${aws:username}", "${AWS:UserName}", "${aws:userid}", "${s3:prefix}", "${aws:PrincipalTag/team}"],
  ...["${aws:TagKeys}", "${aws:nothing}", "${aws:PrincipalTag/none, 'red'}", "${aws:username, 'a*'}"],
  ...["${*}", "${?}", "${$}", "${aws:username", "${s3:prefix, ''}"],
);

const whole = fc.constantFrom(
  ...["", "*", "a", "A", "a", "A", "a*", "*a*", "*a*a", "a*a", "?", "home/*", "ada", "ADA", "red", "*/x", "a?", "??"],
  ...["${aws:username}", "home/${aws:username}/*", "${*}", "a${*}", "${aws:PrincipalTag/team}"],
  ...["${aws:PrincipalTag/color, 'a'}", "${aws:TagKeys, 'a'}", "${s3:RequestObjectTagKeys}"],
);

/** Texts that documents have: patterns and variables. */
export const policyText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: whole, weight: 3 },
  { arbitrary: fc.array(pieces, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")), weight: 1 },
);
