// An import on one page: the list with what its columns become on the left, what would happen on the right. Nothing is written
// before the one button that says how much it writes.

import { plural } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { IconPlayerTrackNext } from "@tabler/icons-react";
import { useState } from "react";
import type { Source } from "../../bindings/Source";
import { Button } from "../../shared/basics/Button";
import { Skeleton } from "../../shared/basics/Skeleton";
import { useAddress } from "../../shared/navigation";
import { Page } from "../../shared/page/Page";
import { ApplyButton } from "./ApplyButton";
import { ChooseSource } from "./ChooseSource";
import { GroupsSide } from "./GroupsSide";
import styles from "./ImportPage.module.css";
import { fileName, nextList, parseImport } from "./import-address";
import { MembersSide } from "./MembersSide";
import { PastImports } from "./PastImports";
import { PreviewTable } from "./PreviewTable";
import { takePasted } from "./pasted";
import { ReadingOptions } from "./ReadingOptions";
import { useImport } from "./use-import";

export default function ImportPage() {
  const [address, setAddress] = useAddress(parseImport);
  const { path, kind } = address;
  const { t } = useLingui();
  const [text, setText] = useState(takePasted);
  // One object for as long as the source is one: it is part of the questions' keys.
  const key = path ?? text;
  const [source, setSource] = useState<Source | null>(path ? { kind: "file", path } : null);
  const wanted: Source | null = path ? { kind: "file", path } : text ? { kind: "text", text } : null;
  if (JSON.stringify(source) !== JSON.stringify(wanted)) setSource(wanted);
  const state = useImport(source, kind);
  const another = () => {
    setText(null);
    state.startOver();
    setAddress({ path: undefined, next: undefined });
  };
  const following = nextList(address);
  const left = address.next?.length ?? 0;
  const goOn = following ? () => setAddress(following) : undefined;
  const title = kind === "groups" ? t`Import groups` : t`Import a list`;
  const ranged = (name: string) =>
    left > 0 ? t`${name}, then ${plural(left, { one: "# more", other: "# more" })}` : name;
  return (
    <Page
      title={title}
      range={path ? ranged(fileName(path)) : undefined}
      tools={
        key && (
          <>
            {goOn ? (
              <Button size="small" icon={IconPlayerTrackNext} onClick={goOn}>
                {t`Leave this one out`}
              </Button>
            ) : (
              <Button size="small" onClick={another}>
                {t`Another list`}
              </Button>
            )}
            <ApplyButton state={state} onDone={goOn} />
          </>
        )
      }
    >
      {!key || (state.error && !state.found) ? (
        <div className={`${styles.begin} scroll`}>
          <ChooseSource
            kind={kind}
            error={key ? state.error : null}
            onText={(pasted) => {
              setAddress({ path: undefined, next: undefined });
              setText(pasted);
            }}
            onPath={(chosen) => setAddress({ path: chosen })}
          />
          <PastImports />
        </div>
      ) : state.found ? (
        <div className={styles.columns}>
          <div className={`${styles.main} scroll`}>
            <PreviewTable state={state} found={state.found} />
          </div>
          <aside className={`${styles.side} scroll`} aria-label={t`What would happen`}>
            <ReadingOptions state={state} found={state.found} onKind={(next) => setAddress({ kind: next })} />
            {state.kind === "members" ? (
              <MembersSide state={state} found={state.found} />
            ) : (
              <GroupsSide state={state} />
            )}
          </aside>
        </div>
      ) : (
        <Skeleton rows={12} />
      )}
    </Page>
  );
}
