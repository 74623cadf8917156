import { useRef } from "react";
import { Button } from "../controls/button";
import { texts } from "../texts";

interface UploadButtonsProps {
  readonly onFiles: (files: readonly File[], pathOf: (file: File) => string) => void;
}

/** Takes files or a whole folder. */
export const UploadButtons = ({ onFiles }: UploadButtonsProps) => {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const take = ({ currentTarget: input }: { readonly currentTarget: HTMLInputElement }) => {
    onFiles([...(input.files ?? [])], (file) => file.webkitRelativePath || file.name);
    input.value = "";
  };
  return (
    <>
      <input ref={files} type="file" multiple hidden data-upload="files" onChange={take} />
      <input
        ref={(input) => {
          folder.current = input;
          if (input) input.webkitdirectory = true;
        }}
        type="file"
        hidden
        data-upload="folder"
        onChange={take}
      />
      <Button kind="primary" onClick={() => files.current?.click()}>
        {texts.objects.upload}
      </Button>
      <Button onClick={() => folder.current?.click()}>{texts.objects.uploadFolder}</Button>
    </>
  );
};
