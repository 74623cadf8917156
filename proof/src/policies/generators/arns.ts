// biome-ignore-all lint/suspicious/noTemplateCurlyInString: variables of policies
import fc from "fast-check";
import { elsewhere, here, roles, sessions, users } from "./names.js";
import { policyText } from "./texts.js";

const head = fc.constantFrom("arn:aws:", "urn:ecs:");
const namespace = fc.oneof(
  { arbitrary: fc.constant(here), weight: 4 },
  { arbitrary: fc.constant(elsewhere), weight: 1 },
);
const user = fc.constantFrom(...users);
const role = fc.constantFrom(...roles);
const session = fc.constantFrom(...sessions);

const objects = fc.constantFrom("a", "home/ada/x", "home/bob", "a:b", "home/ada*", "é", "b/${aws:username}", "red");

/** The resource of a request, which has no wildcards. */
export const askedResource: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.tuple(head, objects).map(([start, key]) => `${start}s3:::photos/${key}`), weight: 5 },
  { arbitrary: head.map((start) => `${start}s3:::photos`), weight: 2 },
  { arbitrary: fc.constantFrom("arn:aws:s3:::logs/a", "urn:ecs:s3:::logs"), weight: 1 },
  { arbitrary: fc.constant("*"), weight: 1 },
  {
    arbitrary: fc.tuple(head, namespace, user).map(([start, at, name]) => `${start}iam::${at}:user/${name}`),
    weight: 1,
  },
);

const written = fc.constantFrom(
  ...["arn:aws:s3:::photos/*", "urn:ecs:s3:::photos/*", "photos/*", "arn:aws:s3:::photos*", "arn:aws:s3:::*", "photos"],
  ...[
    "arn:aws:s3:::photos",
    "arn:aws:s3:::p?otos/a",
    "arn:aws:s3:::*/a",
    "logs/*",
    "arn:aws:s3:::photos/*:b",
    "*/a",
    "photos/a*a",
  ],
  ...[
    "arn:aws:*",
    "arn:aws:s3:*",
    "arn:*:s3:::photos/a",
    "arn:aws:iam::*:user/*",
    "arn:aws:*:user/a*",
    "arn:aws:*/a",
    `urn:ecs:iam::${here}:user/a*`,
  ],
  ...[
    "arn:aws:s3:::photos/home/${aws:username}/*",
    "photos/${aws:username}",
    "arn:aws:s3:::photos/b/${$}{aws:username}",
  ],
  ...["urn:ecs:s3:::photos/home/${aws:PrincipalTag/team, 'ada'}*", "arn:aws:iam::${aws:PrincipalAccount}:user/ada"],
  ...["photos/home/ada${*}", "${aws:PrincipalTag/team}/a", `urn:ecs:iam::${here}:user/\${aws:username}`],
);

/** A resource as documents write it. */
export const resourceEntry: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constant("*"), weight: 3 },
  { arbitrary: written, weight: 6 },
  { arbitrary: policyText.map((text) => `arn:aws:s3:::photos/${text}`), weight: 1 },
);

const principalPath = fc.oneof(
  { arbitrary: user.map((name) => `user/${name}`), weight: 3 },
  { arbitrary: role.map((name) => `role/${name}`), weight: 3 },
);

/** The ARN of somebody, in either spelling. */
export const principalArn: fc.Arbitrary<string> = fc.oneof(
  {
    arbitrary: fc.tuple(head, namespace, principalPath).map(([start, at, path]) => `${start}iam::${at}:${path}`),
    weight: 4,
  },
  { arbitrary: fc.tuple(head, namespace).map(([start, at]) => `${start}iam::${at}:root`), weight: 1 },
  {
    arbitrary: fc
      .tuple(head, namespace, role, session)
      .map(([start, at, of, name]) => `${start}sts::${at}:assumed-role/${of}/${name}`),
    weight: 1,
  },
  {
    arbitrary: fc
      .tuple(head, namespace, session)
      .map(([start, at, name]) => `${start}sts::${at}:federated-user/${name}`),
    weight: 1,
  },
);

const patterns = fc.constantFrom(
  ...[`arn:aws:iam::${here}:user/*`, "arn:aws:iam::*:user/a?a", "urn:ecs:iam::*:*", "arn:*:iam::*:role/*", "*"],
  ...["arn:aws:sts::*:*/night", "arn:aws:s3:::photos", "arn:aws:*:user/ada", "arn:aws:iam::*", "ada"],
  ...["${aws:PrincipalArn}", "arn:aws:iam::${aws:PrincipalAccount}:user/${aws:username}", "arn:aws:s3:::${s3:prefix}"],
);

/** An ARN as conditions write it. */
export const arnPattern: fc.Arbitrary<string> = fc.oneof(principalArn, patterns);

const names = fc.oneof(
  { arbitrary: fc.constant("*"), weight: 2 },
  { arbitrary: principalArn, weight: 4 },
  { arbitrary: namespace, weight: 1 },
  { arbitrary: user, weight: 2 },
  { arbitrary: fc.constantFrom("a*", `arn:aws:iam::${here}:user/*`, "arn:aws:iam::*:root"), weight: 1 },
);
const oneOrMoreNames = fc.oneof(names, fc.array(names, { minLength: 1, maxLength: 3 }));

/** A `Principal` or `NotPrincipal` element. */
export const principalElement: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constant("*"), weight: 2 },
  { arbitrary: fc.record({ AWS: oneOrMoreNames }), weight: 6 },
  { arbitrary: fc.record({ CanonicalUser: namespace }), weight: 1 },
  {
    arbitrary: fc.record(
      {
        AWS: oneOrMoreNames,
        Service: fc.constantFrom("ec2.amazonaws.com", "*"),
        Federated: fc.constant("accounts.google.com"),
        CanonicalUser: namespace,
      },
      { requiredKeys: ["Service"] },
    ),
    weight: 1,
  },
);
