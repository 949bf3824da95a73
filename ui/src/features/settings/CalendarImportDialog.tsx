// An .ics file taken in: what it would bring is shown first, with every line that was not understood. Chosen, or dropped on any page.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconCalendarDown } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CalendarImport } from "../../bindings/CalendarImport";
import { call, inWindow } from "../../platform/call";
import { CoreError } from "../../platform/core-error";
import { pickOpen } from "../../platform/files";
import { useActions } from "../../shared/actions/use-actions";
import { Button } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { Dialog } from "../../shared/dialog/Dialog";
import { useFileDrop } from "../../shared/drops";
import { useFormats } from "../../shared/format/formats";
import { showError } from "../../shared/toasts/toasts";
import { errorText } from "../../shared/words/error-text";
import { CalendarProblems } from "./CalendarProblems";
import styles from "./Settings.module.css";

const ENDINGS = [".ics"];

export function CalendarImportDialog() {
  const { t } = useLingui();
  // Several files are looked at and taken in one after the other; those that come meanwhile wait behind them.
  const [waiting, setWaiting] = useState<string[]>([]);
  const add = (paths: string[]) => setWaiting((old) => [...new Set([...old, ...paths])]);
  useFileDrop(add, ENDINGS);
  const choose = async () => {
    const [chosen] = await pickOpen({
      title: t`Read in a calendar file`,
      extensions: ["ics"],
      filter_name: "iCalendar",
    });
    if (chosen) add([chosen]);
  };
  useActions([
    {
      id: "calendar.import",
      title: t`Read in a calendar file…`,
      group: "create",
      keywords: t({ message: "import calendar file ics", comment: "Search words; in Chinese with pinyin initials" }),
      icon: IconCalendarDown,
      hidden: !inWindow,
      run: () => void choose().catch((fault) => showError(CoreError.from(fault))),
    },
  ]);
  const [path, ...others] = waiting;
  if (path === undefined) return null;
  return (
    <Preview
      key={path}
      path={path}
      left={others.length}
      onNext={() => setWaiting((old) => old.slice(1))}
      onClose={() => setWaiting([])}
    />
  );
}

interface PreviewProps {
  path: string;
  /** How many files wait behind it. */
  left: number;
  onNext: () => void;
  onClose: () => void;
}

function Preview({ path, left, onNext, onClose }: PreviewProps) {
  const { t, i18n } = useLingui();
  const { uid: community, name } = useCommunity();
  const input = { community, path };
  const { data, error } = useQuery({
    queryKey: ["calendar_import_preview", input],
    queryFn: () => call("calendar_import_preview", input),
    // The file may have changed since it was looked at last.
    gcTime: 0,
    meta: { on: [] },
  });
  const take = useWrite("calendar_import");
  const brings = data ? data.activities + data.tasks + data.updated + data.kept_aside : 0;
  const run = async () => {
    const said = t`Calendar file read in`;
    if (await take.run(input, said)) onNext();
  };
  return (
    <Dialog
      title={t`Read in a calendar file`}
      width={520}
      onClose={onClose}
      onSubmit={() => brings > 0 && void run()}
      footer={
        <>
          <Button onClick={onClose}>{t`Cancel`}</Button>
          {left > 0 && <Button onClick={onNext}>{t`Next file`}</Button>}
          <Button look="primary" submit busy={take.pending} disabled={brings === 0} data-autofocus>
            {t`Read in`}
          </Button>
        </>
      }
    >
      <p className={`${styles.path} selectable`}>{path}</p>
      {left > 0 && (
        <p className={styles.lead}>
          {t`${plural(left, { one: "# more file waits behind this one.", other: "# more files wait behind this one." })}`}
        </p>
      )}
      {error && <p role="alert">{errorText(i18n, CoreError.from(error))}</p>}
      {!data && !error && <Skeleton rows={4} />}
      {data && (
        <>
          <p className={styles.lead}>
            {brings === 0 ? t`There is nothing new in it.` : t`This is added to ${name}. One Ctrl+Z takes it back.`}
          </p>
          <Figures found={data} />
          <CalendarProblems problems={data.problems} count={data.problem_count} />
        </>
      )}
    </Dialog>
  );
}

function Figures({ found }: { found: CalendarImport }) {
  const { t } = useLingui();
  const formats = useFormats();
  const lines: [string, number][] = [
    [t`New events`, found.activities],
    [t`New tasks`, found.tasks],
    [t`Changed by the file`, found.updated],
    [t`As they were`, found.unchanged],
    [t`Not understood, kept for the next export`, found.kept_aside],
  ];
  return (
    <table className={styles.table}>
      <tbody>
        {lines
          .filter(([, count]) => count > 0)
          .map(([words, count]) => (
            <tr key={words}>
              <th scope="row">{words}</th>
              <td className="figure">{formats.number(count)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
