import { useEffect, useState } from "react";
import { Shown } from "../controls/shown";
import { texts } from "../texts";

interface FolderPathProps {
  readonly prefix: string;
  readonly onPrefix: (prefix: string) => void;
}

/** How long the reader is done typing before the listing follows, in milliseconds. */
const pauseMs = 250;

/** Where the listing is, folder by folder, and what the names in it begin with. */
export const FolderPath = ({ prefix, onPrefix }: FolderPathProps) => {
  const at = prefix.lastIndexOf("/") + 1;
  const [folder, beginning] = [prefix.slice(0, at), prefix.slice(at)];
  const names = folder.split("/").slice(0, -1);
  const [typed, setTyped] = useState(beginning);
  useEffect(() => setTyped(beginning), [beginning]);
  useEffect(() => {
    if (typed === beginning) return;
    const timer = setTimeout(() => onPrefix(folder + typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, beginning, folder, onPrefix]);
  return (
    <div className="folder-path">
      <nav aria-label={texts.objects.folders}>
        <ol>
          <li>
            <button type="button" className="link" onClick={() => onPrefix("")}>
              {texts.objects.top}
            </button>
          </li>
          {names.map((name, index) => {
            const path = `${names.slice(0, index + 1).join("/")}/`;
            return (
              <li key={path}>
                <button type="button" className="link" onClick={() => onPrefix(path)}>
                  <Shown text={name || "/"} />
                </button>
              </li>
            );
          })}
        </ol>
      </nav>
      <input
        type="search"
        aria-label={texts.objects.beginning}
        placeholder={texts.objects.beginning}
        value={typed}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      />
    </div>
  );
};
