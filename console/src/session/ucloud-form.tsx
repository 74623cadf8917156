import { useState } from "react";
import { TextField } from "../controls/field";
import { texts } from "../texts";
import { SignInForm, type SignInFormProps } from "./sign-in-form";
import { tryUcloud } from "./try-credentials";

/** Signs in as a user of UCloud. */
export const UcloudForm = ({ onSignedIn }: SignInFormProps) => {
  const [token, setToken] = useState("");
  return (
    <SignInForm
      attempt={() => tryUcloud(token.trim())}
      refused={texts.signIn.wrongUcloud}
      isComplete={token.trim() !== ""}
      onSignedIn={onSignedIn}
    >
      <TextField
        label={texts.signIn.token}
        type="password"
        hint={<code>{texts.signIn.getUcloudToken}</code>}
        value={token}
        onChange={setToken}
        autoComplete="off"
      />
    </SignInForm>
  );
};
