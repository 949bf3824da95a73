// The door: a few letters, Enter, next. Pinyin and initials count.

import { useLingui } from "@lingui/react/macro";
import type { RegistrationView } from "../../../bindings/RegistrationView";
import { isIme } from "../../../shared/keys";
import styles from "./Registrations.module.css";

interface CheckInProps {
  typed: string;
  onType: (typed: string) => void;
  /** Whom Enter checks in. */
  first: RegistrationView | undefined;
  onCheckIn: (registration: RegistrationView) => void;
}

export function CheckIn({ typed, onType, first, onCheckIn }: CheckInProps) {
  const { t } = useLingui();
  return (
    <div className={styles.adding}>
      <input
        className={styles.field}
        value={typed}
        aria-label={t`Who is here`}
        placeholder={t`Who is here? Name, pinyin or initials`}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (isIme(event)) return;
          if (event.key === "Enter" && first) {
            onCheckIn(first);
            onType("");
          }
          if (event.key === "Escape" && typed !== "") {
            event.stopPropagation();
            onType("");
          }
        }}
      />
      {first && <p className={styles.hint}>{t`Enter checks in ${first.name}`}</p>}
    </div>
  );
}
