import * as z from "zod";
import { GroupName, iamNameLimits } from "../../iam/names.js";
import { timestamp } from "../timestamp.js";

export const GroupCreate = z
  .strictObject({
    name: GroupName.meta({
      description: `Name of the new group, unique within the service, 1 to ${iamNameLimits.group} characters.`,
      examples: ["analysts"],
    }),
  })
  .meta({ id: "GroupCreate", description: "A group to create." });

export const GroupResponse = z
  .object({
    arn: z.string().meta({
      description: "ARN of the group.",
      examples: ["urn:ecs:iam::12b7f0c45d3e4a1b8c960f2e1d4a7b35:group/analysts"],
    }),
    name: z.string().meta({ description: "Name of the group, unique within the service.", examples: ["analysts"] }),
    created_at: timestamp("When the group was created"),
  })
  .meta({ id: "GroupResponse", description: "A group of users. No call lists its members." });
export type GroupResponse = z.output<typeof GroupResponse>;

export const GroupListResponse = z
  .array(GroupResponse)
  .meta({ id: "GroupListResponse", description: "All groups of a service." });
