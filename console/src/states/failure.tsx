import { ApiError, ForbiddenError, isConcordatError } from "@concordat/sdk";
import { Button } from "../controls/button";
import { texts } from "../texts";

interface FailureProps {
  readonly error: Error;
  /** What failed, if it was no reading. */
  readonly title?: string;
  /** What it means here, before what the API says. */
  readonly meaning?: string | undefined;
  /** Tries again what failed. */
  readonly onRetry?: () => void;
}

/** An error of S3 names itself by a code, and may be told from others by that. */
const isForbidden = (error: Error): boolean =>
  error instanceof ForbiddenError || error.name === "AccessDenied" || error.name === "Forbidden";

const sentenceOf = (error: Error): string => (error instanceof ApiError ? error.why : error.message);

const faultsOf = (error: Error) => (error instanceof ApiError ? error.invalidParams : []);

const catalogueEntry = (error: Error): string | undefined => {
  if (!(error instanceof ApiError)) return undefined;
  const code = error.code ?? error.codes[0];
  return code === undefined ? undefined : `/docs/errors#${encodeURIComponent(code)}`;
};

/** What went wrong, in the sentence of who refused it, with the way to what the error means. */
export const Failure = ({ error, title = texts.states.failed, meaning, onRetry }: FailureProps) => {
  const entry = catalogueEntry(error);
  const requestId = isConcordatError(error) ? error.requestId : null;
  return (
    <div className="state failure" role="alert">
      <strong>{isForbidden(error) ? texts.states.forbidden : title}</strong>
      {meaning === undefined ? null : <p>{meaning}</p>}
      <p>{sentenceOf(error)}</p>
      {faultsOf(error).map(({ name, reason }) => (
        <p key={name}>
          <code>{name}</code>: {reason}
        </p>
      ))}
      <p className="failure-more">
        {entry === undefined ? null : (
          <a href={entry} target="_blank" rel="noreferrer">
            {texts.states.catalogue}
          </a>
        )}
        {requestId ? <span className="muted">{texts.states.requestId(requestId)}</span> : null}
      </p>
      {onRetry === undefined ? null : <Button onClick={onRetry}>{texts.states.again}</Button>}
    </div>
  );
};
