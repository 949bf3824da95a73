import { useLingui } from "@lingui/react/macro";
import { IconPencil, IconTrash } from "@tabler/icons-react";
import type { KeptFile } from "../../bindings/KeptFile";
import { CoreError } from "../../platform/core-error";
import { IconButton } from "../../shared/basics/Button";
import { useCommunity } from "../../shared/community";
import { useCall } from "../../shared/data/query";
import { useWrite } from "../../shared/data/use-write";
import { useFormats } from "../../shared/format/formats";
import { askCalendarFile } from "../../shared/plan/calendar-file";
import { useFileWords } from "../../shared/plan/use-file-words";
import { useNow } from "../../shared/use-now";
import { errorText } from "../../shared/words/error-text";
import styles from "./Settings.module.css";

/** A file that is kept current: where it is, what it holds, when it was last written. */
export function KeptFileRow({ file }: { file: KeptFile }) {
  const { t, i18n } = useLingui();
  const formats = useFormats();
  const now = useNow();
  const { uid: here } = useCommunity();
  const forget = useWrite("kept_file_remove");
  const { path, selection, written_at, problem } = file;
  const own = selection.community === here;
  return (
    <li className={styles.kept}>
      <span className={styles.grow}>
        <span className={`${styles.path} selectable`}>{path}</span>
        <span className={styles.holds}>
          {own ? <Holds file={file} /> : <Elsewhere community={selection.community} />}
        </span>
      </span>
      <span className={styles.quiet}>
        {problem
          ? errorText(i18n, CoreError.from(problem))
          : written_at === null
            ? t`not written yet`
            : formats.ago(written_at, now)}
      </span>
      {own && (
        <IconButton
          icon={IconPencil}
          size={16}
          label={t`Change what it holds`}
          hint="left"
          onClick={() => askCalendarFile({ path, selection })}
        />
      )}
      <IconButton
        icon={IconTrash}
        size={16}
        label={t`Keep it no longer`}
        hint="left"
        onClick={() => void forget.run({ path })}
      />
    </li>
  );
}

function Holds({ file }: { file: KeptFile }) {
  return useFileWords(file.selection);
}

/** The groups and people of another community have their names only there. */
function Elsewhere({ community }: { community: string }) {
  const { t } = useLingui();
  const { data } = useCall("workspace_overview", {}, { on: ["community"] });
  const name = data?.communities.find(({ uid }) => uid === community)?.name;
  return name ? t`Of the community “${name}”` : null;
}
