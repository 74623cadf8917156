import { queryOptions } from "@tanstack/react-query";

/** What the console has to know of the server that it came from. */
interface ServerSettings {
  readonly version: string;
  /** Where S3, IAM and STS answer for this browser; null where S3 is not served. */
  readonly s3: string | null;
}

export const settingsQuery = queryOptions({
  queryKey: ["settings"],
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async ({ signal }): Promise<ServerSettings> => {
    const answer = await fetch("/console/settings.json", { signal, credentials: "omit" });
    if (!answer.ok) throw new Error(`The server answers ${answer.status} when asked for its settings.`);
    return (await answer.json()) as ServerSettings;
  },
});
