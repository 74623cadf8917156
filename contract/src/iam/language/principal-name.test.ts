import { expect, it } from "vitest";
import { readPrincipalName } from "./principal-name.js";

const namespace = "0123456789abcdef0123456789abcdef";

it.each([
  ["*", { kind: "everyone" }],
  [namespace, { kind: "account", namespace }],
  ["123456789012", { kind: "account", namespace: "123456789012" }],
  [`arn:aws:iam::${namespace}:root`, { kind: "account", namespace }],
  [`urn:ecs:iam::${namespace}:user/ada`, { kind: "user", namespace, name: "ada" }],
  [`arn:aws:iam::${namespace}:user/a+b=c,d.e@f-g`, { kind: "user", namespace, name: "a+b=c,d.e@f-g" }],
  [`arn:aws:iam::${namespace}:role/reader`, { kind: "role", namespace, name: "reader" }],
  [`arn:aws:sts::${namespace}:assumed-role/reader/s1`, { kind: "session", namespace, role: "reader", name: "s1" }],
  [`urn:ecs:sts::${namespace}:federated-user/bob`, { kind: "federated", namespace, name: "bob" }],
  ["ada", { kind: "user", namespace: undefined, name: "ada" }],
  ["12345678901", { kind: "user", namespace: undefined, name: "12345678901" }],
  [namespace.toUpperCase(), { kind: "user", namespace: undefined, name: namespace.toUpperCase() }],
])("reads %s", (text, name) => {
  expect(readPrincipalName(text)).toEqual(name);
});

it.each([
  "",
  "arn:aws:iam",
  "arn:aws:iam:::user/ada",
  `arn:aws:iam:eu:${namespace}:user/ada`,
  `arn:aws-cn:iam::${namespace}:user/ada`,
  `arn:aws:s3::${namespace}:user/ada`,
  `arn:aws:iam::${namespace}:user/`,
  `arn:aws:iam::${namespace}:user/staff/ada`,
  `arn:aws:iam::${namespace}:group/staff`,
  `arn:aws:sts::${namespace}:assumed-role/reader`,
  `arn:aws:sts::${namespace}:assumed-role/reader/s1/x`,
  `arn:aws:sts::${namespace}:federated-user/bob/x`,
])("finds nobody in %j", (text) => {
  expect(readPrincipalName(text)).toBeUndefined();
});
