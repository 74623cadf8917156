import { groupArn } from "@concordat/contract/iam";
import type { IamGroup } from "../../../generated/prisma/client.js";
import { uniqueId } from "../unique-id.js";

/** A group of users. */
export interface Group {
  /** Its unique id, in AWS's form. */
  readonly id: string;
  readonly arn: string;
  readonly name: string;
  readonly createdAt: Date;
}

export const groupOf = ({ id, serviceUuid, name, createdAt }: IamGroup): Group => ({
  id: uniqueId("group", id),
  arn: groupArn(serviceUuid, name),
  name,
  createdAt,
});
