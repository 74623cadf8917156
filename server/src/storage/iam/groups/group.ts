import { groupArn } from "@concordat/contract/iam";
import type { IamGroup } from "../../../generated/prisma/client.js";

/** A group of users. */
export interface Group {
  readonly arn: string;
  readonly name: string;
  readonly createdAt: Date;
}

export const groupOf = ({ serviceUuid, name, createdAt }: IamGroup): Group => ({
  arn: groupArn(serviceUuid, name),
  name,
  createdAt,
});
