/** The namespace of a service: its UUID without dashes. */
export const namespaceOf = (serviceUuid: string): string => serviceUuid.replaceAll("-", "");

const arn = (namespace: string, kind: string, name: string): string => `urn:ecs:iam::${namespace}:${kind}/${name}`;

const within = (kind: string) => (serviceUuid: string, name: string) => arn(namespaceOf(serviceUuid), kind, name);

/** The ARN of a user of a service. */
export const userArn = within("user");
export const groupArn = within("group");
export const roleArn = within("role");
/** The ARN of a service's own policy. */
export const policyArn = within("policy");
/** The ARN of a system policy, which is the same in all services. */
export const systemPolicyArn = (name: string): string => arn("", "policy", name);
