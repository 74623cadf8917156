import { type DragEvent, type ReactNode, useState } from "react";
import { droppedFiles } from "./dropped-files";

interface DropZoneProps {
  /** Takes files, and how each is called from the folder on. */
  readonly onFiles: (files: readonly File[], pathOf: (file: File) => string) => void;
  readonly children: ReactNode;
}

/** Takes files and whole folders that are dropped on it. Buttons do the same for those who do not drag. */
export const DropZone = ({ onFiles, children }: DropZoneProps) => {
  const [isOver, setOver] = useState(false);
  const take = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const paths = await droppedFiles(event.dataTransfer);
    onFiles([...paths.keys()], (file) => paths.get(file) ?? file.name);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only takes what is dropped; the buttons above take the same
    <div
      className="drop-zone"
      data-over={isOver}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void take(event)}
    >
      {children}
    </div>
  );
};
