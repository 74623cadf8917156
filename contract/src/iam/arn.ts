/** The namespace of a service: its UUID without dashes. */
const namespaceOf = (serviceUuid: string): string => serviceUuid.replaceAll("-", "");

const arn = (namespace: string, kind: string, name: string): string => `urn:ecs:iam::${namespace}:${kind}/${name}`;

const within = (kind: string) => (serviceUuid: string, name: string) => arn(namespaceOf(serviceUuid), kind, name);

/** Names a user of a service to other services and in documents. */
export const userArn = within("user");
export const groupArn = within("group");
export const roleArn = within("role");
/** Names a policy that the service's owner made. */
export const policyArn = within("policy");
/** Names a policy of the system, which is the same in all services. */
export const systemPolicyArn = (name: string): string => arn("", "policy", name);
