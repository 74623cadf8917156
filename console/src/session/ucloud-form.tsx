import { useState } from "react";
import { texts } from "../texts";
import { SignInForm, type SignInFormProps } from "./sign-in-form";
import { TokenField } from "./token-field";
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
      <TokenField command={texts.signIn.getUcloudToken} value={token} onChange={setToken} />
    </SignInForm>
  );
};
