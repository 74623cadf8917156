import type { DestinationStream } from "pino";

/** Writes the lines of a log for people, on standard error: time, level, message and the rest in one line. */
export const textLog = async (): Promise<DestinationStream> => {
  const { default: pretty } = await import("pino-pretty");
  return pretty({ destination: 2, sync: true, singleLine: true, translateTime: "SYS:HH:MM:ss" });
};
