export { ApiError } from "@concordat/contract";
