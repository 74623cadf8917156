import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "../controls/button";
import { Page } from "../shell/page";
import { Empty } from "../states/empty";
import { Loaded } from "../states/loaded";
import { texts } from "../texts";
import { DeleteObjects } from "./delete-objects";
import { DropZone } from "./drop-zone";
import { EntryList } from "./entry-list";
import { FolderPath } from "./folder-path";
import { type Entry, listingQuery } from "./list-objects";
import { ObjectDialog } from "./object-dialog";
import type { ObjectAccess } from "./s3";
import { BucketSettings } from "./settings/bucket-settings";
import { UploadButtons } from "./upload-buttons";
import { UploadPanel } from "./upload-panel";
import { useUploads } from "./uploads";
import "./objects.css";

interface ObjectBrowserProps {
  readonly access: ObjectAccess;
  readonly bucket: string;
  readonly prefix: string;
  readonly onPrefix: (prefix: string) => void;
  readonly above: ReactNode;
}

const idOf = ({ key, versionId = "" }: Entry): string => `${versionId} ${key}`;

/** The objects of a bucket, folder by folder. */
export const ObjectBrowser = ({ access, bucket, prefix, onPrefix, above }: ObjectBrowserProps) => {
  const [withVersions, setWithVersions] = useState(false);
  const [selected, setSelected] = useState<ReadonlyMap<string, Entry>>(new Map());
  const [shown, setShown] = useState<Entry | "delete" | "settings">();
  const queries = useQueryClient();
  const listing = useInfiniteQuery(listingQuery(access, { bucket, prefix, withVersions }));
  const refresh = () => void queries.invalidateQueries({ queryKey: ["objects", access.id, bucket] });
  const uploads = useUploads({ access, bucket, onStored: refresh });
  const folder = prefix.slice(0, prefix.lastIndexOf("/") + 1);
  const upload = (files: readonly File[], pathOf: (file: File) => string) =>
    uploads.add(files.map((file) => ({ file, key: `${folder}${pathOf(file)}` })));
  const go = (next: string) => {
    setSelected(new Map());
    onPrefix(next);
  };
  const toggle = (entry: Entry) => {
    const next = new Map(selected);
    if (!next.delete(idOf(entry))) next.set(idOf(entry), entry);
    setSelected(next);
  };
  const close = () => setShown(undefined);
  return (
    <Page
      title={bucket}
      above={above}
      actions={
        <>
          <UploadButtons onFiles={upload} />
          <Button onClick={() => setShown("settings")}>{texts.buckets.settings}</Button>
        </>
      }
    >
      <FolderPath prefix={prefix} onPrefix={go} />
      <div className="toolbar">
        <label className="check">
          <input type="checkbox" checked={withVersions} onChange={() => setWithVersions(!withVersions)} />
          {texts.objects.showVersions}
        </label>
        <span className="spacer" />
        {selected.size === 0 ? null : (
          <Button kind="danger" onClick={() => setShown("delete")}>
            {texts.objects.deleteSelected(selected.size)}
          </Button>
        )}
      </div>
      <UploadPanel uploads={uploads} />
      <DropZone onFiles={upload}>
        <Loaded query={listing}>
          {({ pages }) => {
            const entries = pages.flatMap((page) => page.entries);
            if (entries.length === 0) return <Empty title={texts.objects.none} text={texts.objects.noneText} />;
            return (
              <EntryList
                entries={entries}
                folder={folder}
                isSelected={(entry) => selected.has(idOf(entry))}
                onToggle={toggle}
                onOpen={(entry) => (entry.kind === "folder" ? go(entry.key) : setShown(entry))}
                onEnd={() => {
                  if (listing.hasNextPage && !listing.isFetchingNextPage) void listing.fetchNextPage();
                }}
                hasMore={listing.hasNextPage}
              />
            );
          }}
        </Loaded>
      </DropZone>
      {shown === "settings" ? <BucketSettings access={access} bucket={bucket} onClose={close} /> : null}
      {shown === "delete" ? (
        <DeleteObjects
          access={access}
          bucket={bucket}
          entries={[...selected.values()]}
          onDone={() => {
            setSelected(new Map());
            refresh();
            close();
          }}
          onClose={close}
        />
      ) : null}
      {typeof shown === "object" ? (
        <ObjectDialog access={access} bucket={bucket} entry={shown} onChanged={refresh} onClose={close} />
      ) : null}
    </Page>
  );
};
