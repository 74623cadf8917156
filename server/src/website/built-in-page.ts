import { STATUS_CODES } from "node:http";
import type { Answer } from "../object-http/answers/answer.js";

/** What a page of the server itself says. */
interface Page {
  readonly status: number;
  readonly title: string;
  readonly text: string;
}

const texts: Readonly<Record<number, string>> = {
  400: "The address cannot be read.",
  403: "This page is not public.",
  404: "There is no such page.",
  405: "Websites answer GET and HEAD only.",
  412: "The page is another one than the request expects.",
  416: "The page has no such range of bytes.",
  503: "The website cannot be served at the moment.",
};

const style =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1rem}h1{font-size:1.4rem}";

/** Nothing that a caller sends stands in it. */
const html = ({ title, text }: Page): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style></head><body><h1>${title}</h1><p>${text}</p></body></html>\n`;

const answer = (page: Page, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: page.status,
  headers: {
    "Content-Type": "text/html; charset=utf-8",
    // the next request may find a website there
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'",
    ...headers,
  },
  body: html(page),
});

/** The page of the server itself for a status. */
export const builtInPage = (status: number, headers?: Readonly<Record<string, string>>): Answer => {
  const title = `${status} ${STATUS_CODES[status] ?? "Error"}`;
  return answer({ status, title, text: texts[status] ?? "The page could not be served." }, headers);
};

export const notConfiguredPage: Answer = answer({
  status: 404,
  title: "Site Not Configured",
  text: "No website is configured for this host.",
});

export const disabledPage: Answer = answer({
  status: 404,
  title: "Site Disabled",
  text: "The website of this host is switched off.",
});
