import { keyCaps } from "../keys";
import styles from "./KeyHint.module.css";

/** The keys of an action as caps: `<KeyHint keys="mod+k" />`. */
export function KeyHint({ keys }: { keys: string }) {
  return (
    <span className={styles.hint}>
      {keyCaps(keys).map((chord) => (
        <kbd key={chord.join()}>{chord.join(" ")}</kbd>
      ))}
    </span>
  );
}
