import { Button } from "../controls/button";
import { bytesText } from "../controls/bytes";
import { Shown, visible } from "../controls/shown";
import { texts } from "../texts";
import type { Upload, Uploads } from "./uploads";

const Line = ({ upload, uploads }: { readonly upload: Upload; readonly uploads: Uploads }) => {
  const { id, key, size, sent, state, error } = upload;
  const isActive = state === "sending" || state === "waiting";
  return (
    <li className="upload" data-state={state}>
      <span>
        <Shown text={key} /> <span className="muted">{bytesText(size)}</span>
        {error === undefined ? null : <span className="fault"> {error.message}</span>}
      </span>
      {state === "stored" ? (
        <span className="badge badge-good">{texts.uploads.stored}</span>
      ) : (
        <progress max={size || 1} value={sent} aria-label={texts.uploads.progress(visible(key))} />
      )}
      <span>
        {isActive ? <Button onClick={() => uploads.pause(id)}>{texts.uploads.pause}</Button> : null}
        {state === "paused" ? <Button onClick={() => uploads.resume(id)}>{texts.uploads.resume}</Button> : null}
        {state === "failed" ? <Button onClick={() => uploads.resume(id)}>{texts.states.again}</Button> : null}
        {state === "stored" ? null : <Button onClick={() => uploads.cancel(id)}>{texts.dialog.cancel}</Button>}
      </span>
    </li>
  );
};

/** The most uploads that are shown one by one: those that are stored go first. */
const mostLines = 100;

/** What is being uploaded, and how far it is. */
export const UploadPanel = ({ uploads }: { readonly uploads: Uploads }) => {
  const { list } = uploads;
  if (list.length === 0) return null;
  const stored = list.filter(({ state }) => state === "stored").length;
  const shown = [...list.filter(({ state }) => state !== "stored"), ...list.filter(({ state }) => state === "stored")];
  return (
    <section className="uploads" aria-label={texts.uploads.title}>
      <header className="section-head">
        <h2 aria-live="polite">{texts.uploads.count(stored, list.length)}</h2>
        {stored > 0 ? <Button onClick={uploads.clear}>{texts.uploads.clear}</Button> : null}
      </header>
      <ul>
        {shown.slice(0, mostLines).map((upload) => (
          <Line key={upload.id} upload={upload} uploads={uploads} />
        ))}
      </ul>
    </section>
  );
};
