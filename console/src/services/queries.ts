import { queryOptions } from "@tanstack/react-query";
import { allOf } from "../cloud/all-of";
import { storage } from "../cloud/client";

/** States in which nothing moves: in all others a service is read again soon. */
const resting = ["running", "stopped"];
const soonMs = 2_000;

export const servicesQuery = queryOptions({
  queryKey: ["services"],
  queryFn: ({ signal }) => allOf(storage().services.list({ limit: 100 }, { signal })),
  refetchInterval: ({ state }) =>
    state.data?.some(({ operational_state }) => !resting.includes(operational_state)) ? soonMs : false,
});

export const serviceQuery = (uuid: string) =>
  queryOptions({
    queryKey: ["services", uuid],
    queryFn: async ({ signal }) => await storage().services.get(uuid, { signal }),
    refetchInterval: ({ state }) =>
      state.data !== undefined && !resting.includes(state.data.operational_state) ? soonMs : false,
  });

export const regionsQuery = queryOptions({
  queryKey: ["regions"],
  staleTime: 60_000,
  queryFn: async ({ signal }) => await storage().regions.list({ signal }),
});

export const bucketsQuery = (uuid: string) =>
  queryOptions({
    queryKey: ["services", uuid, "buckets"],
    queryFn: ({ signal }) => allOf(storage().buckets.list(uuid, { limit: 100 }, { signal })),
    refetchInterval: ({ state }) => (state.data?.some(({ deleted }) => deleted) ? soonMs : false),
  });
