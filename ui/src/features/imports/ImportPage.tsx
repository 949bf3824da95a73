// An import on one page: the list with what its columns become on the left, what would happen on the right. Nothing is written
// before the one button that says how much it writes.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconFileImport, IconPlayerTrackNext } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import type { ListKind } from "../../bindings/ListKind";
import type { Source } from "../../bindings/Source";
import { Button } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useAddress, useGo } from "../../shared/navigation";
import { Page } from "../../shared/page/Page";
import { ApplyButton, ApplyChats, ApplyLog } from "./ApplyButton";
import { ChatsImport } from "./ChatsImport";
import { ChooseSource } from "./ChooseSource";
import styles from "./ImportPage.module.css";
import { ImportProgress } from "./ImportProgress";
import { fileName, nextList, PAGES, parseImport } from "./import-address";
import { LogImport } from "./LogImport";
import { MembersSide } from "./MembersSide";
import { PastImports } from "./PastImports";
import { PreviewTable, SheetTable } from "./PreviewTable";
import { usePasted } from "./pasted";
import { ReadingOptions } from "./ReadingOptions";
import { type RunningImport, sameSource, useRunningImport, useWhenImported } from "./running-import";
import { GridPosts, SheetChanges } from "./SheetChanges";
import { SheetSide } from "./SheetSide";
import { type AnyImport, useAnyImport } from "./use-any-import";
import type { ImportState } from "./use-import";

export default function ImportPage() {
  const [address, setAddress] = useAddress(parseImport);
  const { path, kind, holds } = address;
  const { t } = useLingui();
  const go = useGo();
  const [text, setText] = useState(usePasted());
  // One object for as long as the source is one: it is part of the questions' keys.
  const key = path ?? text;
  const [source, setSource] = useState<Source | null>(path ? { kind: "file", path } : null);
  const wanted: Source | null = path ? { kind: "file", path } : text ? { kind: "text", text } : null;
  if (!sameSource(source, wanted)) setSource(wanted);
  const job = useRunningImport();
  const [cameBack] = useState(job !== null);
  // The list of an import that runs is not looked at again: that would only hold the import up.
  const elsewhere = job !== null && (cameBack || !sameSource(job.source, source));
  const any = useAnyImport({ source: elsewhere ? null : source, path, next: address.next, kind });
  const { found } = any;
  useEffect(() => {
    const wanted = found === "members" ? undefined : found;
    if (found && wanted !== holds) setAddress({ holds: wanted }, { replace: true });
  }, [found, holds, setAddress]);
  // What the page was opened for holds for all files; what is said of one, for that one.
  const [said, say] = useState<ListKind | undefined>();
  const given = said === undefined || said !== kind ? kind : undefined;
  const startOver = () => {
    any.list.startOver();
    any.chats.startOver();
    say(undefined);
  };
  const another = () => {
    setText(null);
    startOver();
    setAddress({ path: undefined, next: undefined, holds: undefined, kind: given });
  };
  const following = nextList({ next: any.next });
  const left = any.next.length;
  const goOn = following
    ? () => {
        startOver();
        setAddress({ ...following, kind: given });
      }
    : undefined;
  useWhenImported((list) => {
    // Another list that waits here is looked at next.
    if (source && !sameSource(list.source, source)) return;
    if (goOn) goOn();
    else go(PAGES[list.kind].path, PAGES[list.kind].search);
  });
  const title = useTitle(kind ?? found ?? holds);
  const ranged = (name: string) =>
    left > 0 ? t`${name}, then ${plural(left, { one: "# more", other: "# more" })}` : name;
  return (
    <Page
      title={title}
      range={path ? ranged(fileName(path)) : undefined}
      tools={<ImportTools job={job} any={key ? any : null} onNext={goOn} onAnother={another} />}
    >
      {job && !any.isFound ? (
        <RunningElsewhere />
      ) : !key || (any.error && !any.isFound) ? (
        <div className={`${styles.begin} scroll`}>
          <ChooseSource
            kind={kind}
            error={key ? any.error : null}
            onUnpack={() => any.chats.choose({ unpack: true })}
            onText={(pasted) => {
              startOver();
              setAddress({ path: undefined, next: undefined, kind: given });
              setText(pasted);
            }}
            onPath={(chosen) => {
              startOver();
              setAddress({ path: chosen, kind: given });
            }}
          />
          <PastImports />
        </div>
      ) : (
        <Found
          any={any}
          onKind={(next) => {
            // What single columns were said to be is of the other kind.
            any.list.correct({ sheetMapping: {}, grid: undefined, choices: [] });
            say(next);
            setAddress({ kind: next });
          }}
        />
      )}
    </Page>
  );
}

function useTitle(kind: ListKind | undefined): string {
  const { t } = useLingui();
  switch (kind) {
    case "groups":
      return t`Import groups`;
    case "contents":
      return t`Import content`;
    case "activities":
      return t`Import events`;
    case "tasks":
      return t`Import tasks`;
    case "figures":
      return t`Import figures`;
    case "chats":
      return t`Import chats`;
    case "log":
      return t`Import a log`;
    default:
      return t`Import a list`;
  }
}

function Found({ any, onKind }: { any: AnyImport; onKind: (kind: ListKind) => void }) {
  switch (any.look) {
    case "chats":
      return <ChatsImport state={any.chats} onKind={onKind} />;
    case "log":
      return <LogImport state={any.log} onKind={onKind} />;
    default:
      return <ListAndSide state={any.list} onKind={onKind} />;
  }
}

/** The list on the left, what would happen with it on the right. */
function ListAndSide({ state, onKind }: { state: ImportState; onKind: (kind: ListKind) => void }) {
  const { t } = useLingui();
  const { found } = state;
  const sheet = state.kind !== "members";
  const read = sheet ? state.sheet.found : found;
  if (!found || !read) return <Skeleton rows={12} />;
  return (
    <div className={styles.columns}>
      <div className={`${styles.main} scroll`}>
        {sheet ? (
          <>
            <SheetTable state={state} />
            <GridPosts state={state} />
            <SheetChanges state={state} />
          </>
        ) : (
          <PreviewTable state={state} found={found} />
        )}
      </div>
      <aside className={`${styles.side} scroll`} aria-label={t`What would happen`}>
        <ReadingOptions state={state} found={read} onKind={onKind} />
        {sheet ? <SheetSide state={state} /> : <MembersSide state={state} found={found} />}
      </aside>
    </div>
  );
}

interface ImportToolsProps {
  /** The import that runs. */
  job: RunningImport | null;
  /** What was found; nothing before anything was chosen. */
  any: AnyImport | null;
  /** Leaves this list out, when others wait. */
  onNext: (() => void) | undefined;
  onAnother: () => void;
}

function ImportTools({ job, any, onNext, onAnother }: ImportToolsProps) {
  const { t } = useLingui();
  if (job) return <ImportProgress job={job} />;
  if (!any) return null;
  return (
    <>
      {onNext ? (
        <Button size="small" icon={IconPlayerTrackNext} onClick={onNext}>
          {t`Leave this one out`}
        </Button>
      ) : (
        <Button size="small" onClick={onAnother}>
          {t`Another list`}
        </Button>
      )}
      {any.look === "chats" && <ApplyChats state={any.chats} />}
      {any.look === "log" && <ApplyLog state={any.log} />}
      {any.look === "list" && <ApplyButton state={any.list} />}
    </>
  );
}

/** In place of the list while that of another visit is taken in. */
function RunningElsewhere() {
  const { t } = useLingui();
  return (
    <div className={styles.choose}>
      <IconFileImport size={32} stroke={1.25} aria-hidden />
      <p>{t`An import is running. It goes on when you leave this page; another can begin when it is done.`}</p>
    </div>
  );
}
