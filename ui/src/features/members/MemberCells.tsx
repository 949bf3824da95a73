// Cells of the table of members that are more than their text.

import { useLingui } from "@lingui/react/macro";
import type { Account } from "../../bindings/Account";
import type { MemberStatus } from "../../bindings/MemberStatus";
import type { TierView } from "../../bindings/TierView";
import styles from "./MemberCells.module.css";
import type { Directory } from "./use-directory";

export function TierMark({ tier }: { tier: TierView | undefined }) {
  if (!tier) return null;
  return (
    <span className={styles.tier}>
      <span className={styles.dot} style={tier.color ? { background: tier.color } : undefined} aria-hidden />
      <bdi>{tier.name}</bdi>
    </span>
  );
}

/** Of a tag or group that is gone or not known yet the name is empty: it is left out. */
export function NamesCell({ names, mark }: { names: string[]; mark?: boolean }) {
  const known = names.filter((name) => name !== "");
  return (
    <span className={styles.names} title={known.join(" · ")}>
      {known.map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two groups may bear one name; equal keys would leave stray marks behind.
        <bdi key={`${index} ${name}`} className={mark ? styles.tag : styles.plain}>
          {name}
        </bdi>
      ))}
    </span>
  );
}

export function AccountsCell({ accounts, directory }: { accounts: Account[]; directory: Directory }) {
  return (
    <NamesCell
      names={accounts.map(
        ({ platform, handle, external_id }) => `${directory.platformName(platform)} ${handle ?? external_id ?? ""}`,
      )}
    />
  );
}

export function StatusMark({ status }: { status: MemberStatus }) {
  const { t } = useLingui();
  return (
    <span className={styles.status} data-status={status}>
      {status === "active" ? t`in the community` : t`has left`}
    </span>
  );
}
