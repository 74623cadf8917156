import { randomBytes } from "node:crypto";
import { iamLimits, type objectStorage } from "@concordat/contract/object-storage";
import type { ServerContext } from "../../context.js";
import type { Handlers } from "../../http/handler.js";
import { changeOwned, findInService } from "../owner.js";
import { invalid, notFound } from "../refusals.js";
import type { ObjectStorageRequest } from "../request.js";
import { findUser } from "./find.js";
import { accessKeyOrder, accessKeySelect, representAccessKey } from "./represent.js";

type AccessKeyHandlers = Handlers<typeof objectStorage.users.accessKeys, ObjectStorageRequest>;

const { accessKeysPerUser } = iamLimits;

const newAccessKeyId = (): string => `AKIA${randomBytes(8).toString("hex").toUpperCase()}`;
/** 30 bytes are 40 characters of Base64, without padding. */
const newSecret = (): string => randomBytes(30).toString("base64");

/** Where the sealed secret of a key belongs: it opens for no other. */
export const accessKeyPurpose = (accessKeyId: string): string => `iam_access_keys.secret:${accessKeyId}`;

/** The keys with which a user signs. A secret is shown when it is made, and lies sealed afterwards. */
export const accessKeyHandlers = (context: ServerContext): AccessKeyHandlers => {
  const { prisma, clock, vault } = context;
  return {
    create: (request) =>
      changeOwned(context, request, findUser, async (tx, { userId }) => {
        if ((await tx.iamAccessKey.count({ where: { userId } })) >= accessKeysPerUser) {
          throw invalid("username", `A user has at most ${accessKeysPerUser} access keys: delete one first.`);
        }
        const [accessKeyId, secret, now] = [newAccessKeyId(), newSecret(), clock()];
        const secretSealed = vault.seal(secret, accessKeyPurpose(accessKeyId));
        const row = await tx.iamAccessKey.create({
          data: { accessKeyId, userId, secretSealed, createdAt: now, lastUsedAt: now },
          select: accessKeySelect,
        });
        const { status, ...shown } = representAccessKey(row);
        return { ...shown, secret_access_key: secret, status };
      }),

    list: async (request) => {
      const { owner } = await findInService(context, request, findUser);
      const rows = await prisma.iamAccessKey.findMany({
        where: owner,
        select: accessKeySelect,
        orderBy: [...accessKeyOrder],
      });
      return rows.map(representAccessKey);
    },

    get: async (request) => {
      const { owner } = await findInService(context, request, findUser);
      const where = { accessKeyId: request.params.access_key_id, ...owner };
      const row = await prisma.iamAccessKey.findUnique({ where, select: accessKeySelect });
      if (!row) throw notFound();
      return representAccessKey(row);
    },

    modify: (request) =>
      changeOwned(context, request, findUser, async (tx, owner) => {
        const where = { accessKeyId: request.params.access_key_id, ...owner };
        const row = await tx.iamAccessKey.findUnique({ where, select: accessKeySelect });
        if (!row) throw notFound();
        const { status } = request.body;
        if (status === undefined) return representAccessKey(row);
        const data = { active: status === "Active" };
        return representAccessKey(await tx.iamAccessKey.update({ where, data, select: accessKeySelect }));
      }),

    delete: (request) =>
      changeOwned(context, request, findUser, async (tx, owner) => {
        const where = { accessKeyId: request.params.access_key_id, ...owner };
        const { count } = await tx.iamAccessKey.deleteMany({ where });
        if (count === 0) throw notFound();
      }),
  };
};
