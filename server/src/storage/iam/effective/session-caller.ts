import { namespaceOf } from "@concordat/contract/iam";
import type { CompiledPolicy, Principal, Tags } from "../evaluate/index.js";
import type { Session } from "../sessions/session.js";
import type { Caller } from "./caller.js";
import type { CompileDocument } from "./compiled-documents.js";
import type { EffectiveRole } from "./role.js";
import type { EffectiveUser } from "./user.js";

/** A caller with temporary credentials. */
export interface SessionCaller extends Pick<Caller, "accessKeyId" | "secret" | "active" | "serviceUuid" | "namespace"> {
  readonly kind: "session";
  readonly session: Session;
  readonly principal: Principal;
  readonly policies: Caller["policies"] & { readonly session?: readonly CompiledPolicy[] | undefined };
  readonly revision: bigint;
}

const withTags = (tags: Tags | undefined, session: Session): Tags => new Map([...(tags ?? []), ...session.tags]);

const principalOf = (session: Session, user: EffectiveUser, role: EffectiveRole | undefined): Principal => {
  const { identity } = session;
  const namespace = namespaceOf(session.serviceUuid);
  switch (identity.kind) {
    case "role": {
      const { role: name, roleId } = identity;
      return {
        kind: "session",
        namespace,
        role: name,
        roleId,
        name: identity.name,
        tags: withTags(role?.tags, session),
      };
    }
    case "user":
      return user.principal;
    case "federated": {
      const tags = "tags" in user.principal ? user.principal.tags : undefined;
      return { kind: "federated", namespace, user: user.userName, name: identity.name, tags: withTags(tags, session) };
    }
  }
};

/**
 * Puts together who a session is now, and what applies to it.
 *
 * @param user who holds it, as of now
 * @param role the role of a role's session, as of now
 * @returns undefined if the user or the role is gone, or is another one of the same name
 */
export const sessionCaller = (
  compile: CompileDocument,
  session: Session,
  { user, role }: { readonly user: EffectiveUser | undefined; readonly role: EffectiveRole | undefined },
): SessionCaller | undefined => {
  const { identity, holder, serviceUuid, accessKeyId, secret } = session;
  if (user?.userId !== holder.userId) return undefined;
  if (identity.kind === "role" && role?.roleId !== identity.roleId) return undefined;
  const of = role ?? user;
  const compiled = session.policies?.map((text) =>
    compile({ name: "session", owner: accessKeyId }, text, "permissions"),
  );
  return {
    kind: "session",
    session,
    serviceUuid,
    namespace: namespaceOf(serviceUuid),
    accessKeyId,
    secret,
    active: true,
    principal: principalOf(session, user, role),
    policies: { ...of.policies, session: compiled },
    revision: of.revision,
  };
};
