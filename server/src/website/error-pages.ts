import type { ErrorPage } from "../storage/websites/website.js";

const width = ({ statuses }: ErrorPage): number => (typeof statuses === "number" ? 0 : statuses.end - statuses.start);

const isFor = ({ statuses }: ErrorPage, status: number): boolean =>
  typeof statuses === "number" ? statuses === status : statuses.start <= status && status <= statuses.end;

/** The page for a status: that of the status itself, else that of the narrowest range. Of two alike, the first counts. */
export const errorPageFor = (pages: readonly ErrorPage[], status: number): ErrorPage | undefined =>
  pages
    .filter((page) => isFor(page, status))
    .reduce<ErrorPage | undefined>((best, page) => (best && width(best) <= width(page) ? best : page), undefined);
