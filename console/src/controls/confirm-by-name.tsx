import { type ReactNode, useState } from "react";
import { Failure } from "../states/failure";
import { texts } from "../texts";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { TextField } from "./field";
import { visible } from "./shown";

interface ConfirmByNameProps {
  readonly title: string;
  readonly text: ReactNode;
  /** What the reader types, to show that this one is meant. */
  readonly name: string;
  readonly action: string;
  readonly isWorking: boolean;
  readonly error: Error | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks for the name of what is about to go for good. */
export const ConfirmByName = (props: ConfirmByNameProps) => {
  const { title, text, name, action, isWorking, error, onConfirm, onClose } = props;
  const [typed, setTyped] = useState("");
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (typed === name) onConfirm();
        }}
      >
        <div>{text}</div>
        <TextField label={texts.dialog.typeName(visible(name))} value={typed} onChange={setTyped} autoComplete="off" />
        {error === null ? null : <Failure error={error} title={texts.states.notDone} />}
        <div className="form-actions">
          <Button onClick={onClose}>{texts.dialog.cancel}</Button>
          <Button type="submit" kind="danger" disabled={typed !== name || isWorking}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
