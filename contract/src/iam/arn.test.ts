import { expect, it } from "vitest";
import { groupArn, policyArn, roleArn, systemPolicyArn, userArn } from "./arn.js";

const service = "123bbb5c-6a42-4040-9e07-f7d89fe28891";

it.each([
  [userArn(service, "example_user"), "urn:ecs:iam::123bbb5c6a4240409e07f7d89fe28891:user/example_user"],
  [groupArn(service, "test-group"), "urn:ecs:iam::123bbb5c6a4240409e07f7d89fe28891:group/test-group"],
  [roleArn(service, "test-role"), "urn:ecs:iam::123bbb5c6a4240409e07f7d89fe28891:role/test-role"],
  [policyArn(service, "a+b=c,d.e@f-g"), "urn:ecs:iam::123bbb5c6a4240409e07f7d89fe28891:policy/a+b=c,d.e@f-g"],
  [systemPolicyArn("ECSDenyAll"), "urn:ecs:iam:::policy/ECSDenyAll"],
])("writes %s", (arn, expected) => {
  expect(arn).toBe(expected);
});
