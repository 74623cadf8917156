const basic = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/;
const http = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:GMT|UTC|[+-]0000)$/;

/** The text that was read last: requests of one second have the same. */
let lastRead: { readonly text: string; readonly time: number } | undefined;

/** The time of `20130524T000000Z`; undefined for anything else, and for days that are in no calendar. */
export function readBasicTimestamp(text: string): Date | undefined {
  if (lastRead?.text === text) return new Date(lastRead.time);
  const [, year, month, day, hour, minute, second] = basic.exec(text) ?? [];
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(time.getTime()) || basicTimestamp(time) !== text) return undefined;
  lastRead = { text, time: time.getTime() };
  return time;
}

let lastWritten: { readonly time: number; readonly text: string } | undefined;

/** `20130524T000000Z`. */
export function basicTimestamp(time: Date): string {
  const second = time.getTime();
  if (lastWritten?.time !== second)
    lastWritten = { time: second, text: `${time.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z` };
  return lastWritten.text;
}

/** `2013-05-24T00:00:00Z`, as answers of S3 have it. */
export function extendedTimestamp(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** The time of a `Date` header, in the form of HTTP or that of `x-amz-date`; undefined for anything else. */
export function readDateHeader(text: string): Date | undefined {
  if (!http.test(text)) return readBasicTimestamp(text);
  const time = new Date(text);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
