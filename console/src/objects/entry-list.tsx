// biome-ignore-all lint/a11y/useSemanticElements: lines are placed one by one, which a table's own elements do not allow
// biome-ignore-all lint/a11y/useFocusableInteractive: a line is nothing to work with, what stands in it is
import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { Bytes } from "../controls/bytes";
import { DateTime } from "../controls/date-time";
import { Shown, visible } from "../controls/shown";
import { texts } from "../texts";
import type { Entry } from "./list-objects";

interface EntryListProps {
  readonly entries: readonly Entry[];
  /** Where the listing is: names are shown without it. */
  readonly folder: string;
  readonly isSelected: (entry: Entry) => boolean;
  readonly onToggle: (entry: Entry) => void;
  readonly onOpen: (entry: Entry) => void;
  /** Called when the reader comes near the end. */
  readonly onEnd: () => void;
  readonly hasMore: boolean;
}

/** How high a line is, in pixels: all are the same, so that none needs measuring. */
const lineHeight = 42;

interface LineProps extends Pick<EntryListProps, "folder" | "isSelected" | "onToggle" | "onOpen"> {
  readonly entry: Entry;
}

const FolderIcon = () => (
  <svg className="folder-icon" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M1.5 3h4l1.5 1.5h7.5v8.5h-13z" />
  </svg>
);

const Line = ({ entry, folder, isSelected, onToggle, onOpen }: LineProps) => {
  const { kind, key, size, modified, versionId, isLatest } = entry;
  const name = key.slice(folder.length);
  return (
    <>
      <span role="cell">
        {kind === "folder" ? null : (
          <input
            type="checkbox"
            aria-label={texts.objects.select(visible(name))}
            checked={isSelected(entry)}
            onChange={() => onToggle(entry)}
          />
        )}
      </span>
      <span role="cell" className="entry-name">
        {kind === "folder" ? <FolderIcon /> : null}
        <button type="button" className="link" title={visible(key)} onClick={() => onOpen(entry)}>
          <Shown text={name === "" ? key : name} />
        </button>
        {kind === "marker" ? <span className="badge badge-bad">{texts.objects.marker}</span> : null}
        {versionId !== undefined && isLatest ? <span className="badge badge-good">{texts.objects.latest}</span> : null}
      </span>
      <span role="cell" className="number">
        {size === undefined ? null : <Bytes bytes={size} />}
      </span>
      <span role="cell" className="entry-date">
        {modified === undefined ? null : <DateTime at={modified} />}
      </span>
    </>
  );
};

/** A listing of any length, of which only what is in sight is in the page. */
export const EntryList = ({ entries, hasMore, onEnd, ...line }: EntryListProps) => {
  const frame = useRef<HTMLDivElement>(null);
  const lines = useVirtualizer({
    count: entries.length,
    getScrollElement: () => frame.current,
    estimateSize: () => lineHeight,
    overscan: 12,
  });
  const inSight = lines.getVirtualItems();
  const last = inSight.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && last >= entries.length - 50) onEnd();
  }, [hasMore, last, entries.length, onEnd]);
  return (
    <div
      role="table"
      aria-label={texts.objects.listing}
      aria-rowcount={hasMore ? -1 : entries.length}
      className="entries"
    >
      <div role="row" className="entry entry-titles">
        <span role="columnheader" className="hidden">
          {texts.objects.selected}
        </span>
        <span role="columnheader" className="entry-name">
          {texts.services.name}
        </span>
        <span role="columnheader" className="number">
          {texts.services.size}
        </span>
        <span role="columnheader" className="entry-date">
          {texts.objects.modified}
        </span>
      </div>
      <div ref={frame} role="rowgroup" className="entries-frame">
        <div role="presentation" className="entries-all" style={{ height: lines.getTotalSize() }}>
          {inSight.map(({ index, start }) => {
            const entry = entries[index];
            return entry === undefined ? null : (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 1}
                className="entry"
                style={{ transform: `translateY(${start}px)` }}
              >
                <Line entry={entry} {...line} />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
};
