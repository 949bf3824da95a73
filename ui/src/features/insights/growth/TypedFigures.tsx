// The figures of the groups that somebody typed or imported, over all groups: most managers of WeChat groups have nothing else.

import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import type { Measure } from "../../../bindings/Measure";
import type { TypedFigure } from "../../../bindings/TypedFigure";
import type { Definition } from "../definitions";
import { FigureTile, Tiles } from "../FigureTile";
import styles from "../Insights.module.css";

/** What was typed or imported day by day, apart from what is counted from logs and records. */
export function TypedFigures({ typed }: { typed: TypedFigure[] }) {
  const { i18n } = useLingui();
  const { t } = useWords();
  if (typed.length === 0) return null;
  return (
    <section className={styles.section} aria-label={t`Typed or imported figures`}>
      <header>
        <h2>{t`Typed or imported figures`}</h2>
      </header>
      <Tiles>
        {typed.map(({ measure, figure, derived, groups, of_groups }) => {
          const { title, definition, worse } = TYPED[measure] ?? {};
          return (
            title &&
            definition && (
              <FigureTile
                key={measure}
                title={i18n._(title)}
                figure={figure}
                definition={definition}
                worse={worse}
                notes={[t`${groups} of ${of_groups} groups`, ...(derived ? [t`derived`] : [])]}
              />
            )
          );
        })}
      </Tiles>
    </section>
  );
}

interface TypedLook {
  title: MessageDescriptor;
  definition: Definition;
  worse?: boolean;
}

const TYPED: Partial<Record<Measure, TypedLook>> = {
  head_count: { title: msg`Head count`, definition: "typed_head_count" },
  joined: { title: msg({ message: "Joined", context: "figure" }), definition: "typed_moves" },
  join_rate: { title: msg`Joined of invited`, definition: "typed_join_rate" },
  left: { title: msg({ message: "Left", context: "figure" }), definition: "typed_left", worse: true },
  net: { title: msg`Net growth`, definition: "typed_moves" },
  speaking_rate: { title: msg`Speaking rate`, definition: "typed_speaking_rate" },
  messages: { title: msg`Messages a day`, definition: "typed_messages" },
};
