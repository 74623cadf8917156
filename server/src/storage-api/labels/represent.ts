import type { LabelDetailResponse } from "@concordat/contract/object-storage";
import type { Label } from "../../storage/labels/label.js";

export const representLabel = ({ key, value }: Label): LabelDetailResponse => ({ key, value });
