import { TextField } from "../controls/field";
import { texts } from "../texts";

interface TokenFieldProps {
  /** The command that makes a token. */
  readonly command: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Asks for a token of an API, and says how to get one. */
export const TokenField = ({ command, value, onChange }: TokenFieldProps) => (
  <TextField
    label={texts.signIn.token}
    type="password"
    hint={<code>{command}</code>}
    value={value}
    onChange={onChange}
    autoComplete="off"
  />
);
