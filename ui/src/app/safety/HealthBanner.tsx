// What endangers the data, said quietly above the page: damage, no recent backup, a backup that failed, a folder that others write to. One line at a time,
// the gravest first; closed, it keeps still for the day. That nothing can be written is another line, which stays.

import { useLingui } from "@lingui/react/macro";
import { IconShieldExclamation, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { WorkspaceHealth } from "../../bindings/WorkspaceHealth";
import { call } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { usePreference } from "../../platform/preferences";
import { Button, IconButton } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { civilAt, dayOf } from "../../shared/format/civil";
import { useGo } from "../../shared/navigation";
import { useNow } from "../../shared/use-now";
import { errorText } from "../../shared/words/error-text";
import styles from "../Banner.module.css";

const ASKED_EVERY_MS = 30 * 60_000;

type Danger = "damaged" | "backup_stale" | "failed" | "network" | "synced";

export default function HealthBanner() {
  const { t, i18n } = useLingui();
  const go = useGo();
  const { tz } = useCommunity();
  const today = dayOf(civilAt(useNow(), tz));
  const [quiet, setQuiet] = usePreference<Partial<Record<Danger, string>>>("health.quiet_on", {});
  const { data, error } = useQuery({
    queryKey: ["workspace_health", {}],
    queryFn: () => call("workspace_health", {}),
    refetchInterval: ASKED_EVERY_MS,
    meta: { on: [] },
  });
  const danger = dangers(data, error).find((one) => quiet[one] !== today);
  if (!danger) return null;
  const reason = data?.problem ? errorText(i18n, CoreError.from(data.problem)) : "";
  const words: Record<Danger, string> = {
    damaged: t`The workspace file is damaged. Restore a backup before you go on.`,
    backup_stale: t`What was changed here has not been backed up for more than a week.`,
    failed: t`Tulou could not back up by itself: ${reason}`,
    network: t`The workspace lies on a network drive, where its file can come to harm. A folder on this computer is safer.`,
    synced: t`The workspace lies in a synced folder, where its file can come to harm. A folder on this computer alone is safer.`,
  };
  return (
    <div role="status" className={styles.banner}>
      <IconShieldExclamation size={16} aria-hidden />
      <span className={`${styles.words} selectable`}>{words[danger]}</span>
      <Button size="small" look="quiet" onClick={() => go("/settings", { section: "data" })}>
        {t`Backups`}
      </Button>
      <IconButton
        icon={IconX}
        size={14}
        label={t`Not again today`}
        hint="left"
        onClick={() => setQuiet({ ...quiet, [danger]: today })}
      />
    </div>
  );
}

/** The gravest first. */
function dangers(health: WorkspaceHealth | undefined, error: unknown): Danger[] {
  if (error && CoreError.from(error).code === "damaged") return ["damaged"];
  if (!health) return [];
  const found: Danger[] = [];
  if (health.damage.length > 0) found.push("damaged");
  if (health.backup_stale && !health.read_only) found.push("backup_stale");
  if (health.problem) found.push("failed");
  if (health.place !== "local") found.push(health.place);
  return found;
}
