// The frame of all pages of insights: the question, the days it is asked of, what narrows it, the other questions beside it, and of
// what the answer speaks. A new filter never blanks it: what was shown stays, paler, until the new answer is there.

import { useLingui } from "@lingui/react";
import { useLingui as useWords } from "@lingui/react/macro";
import { IconChartBar } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { CommandName, Output } from "../../platform/call";
import { EmptyState } from "../../shared/basics/EmptyState";
import { Skeleton } from "../../shared/basics/Skeleton";
import { prepareCharts } from "../../shared/charts/Chart";
import { useFormats } from "../../shared/format/formats";
import { useGo } from "../../shared/navigation";
import { FacetMenu } from "../../shared/page/FacetMenu";
import { FilterChips } from "../../shared/page/FilterChips";
import { Page } from "../../shared/page/Page";
import { useFacetChips } from "../../shared/page/use-facet-chips";
import type { SharedAddress } from "./address";
import { CoverageLine } from "./CoverageLine";
import { InsightRail } from "./InsightRail";
import styles from "./Insights.module.css";
import { QUESTIONS } from "./questions";
import { RangeTools } from "./RangeTools";
import { useFilters } from "./use-filters";
import type { Insight } from "./use-insight";

prepareCharts();

interface InsightPageProps<K extends CommandName> {
  insight: Insight<K>;
  /** There is nothing to show. */
  empty: (data: NonNullable<Output<K>>) => boolean;
  /** What belongs here, where that is no log. */
  nothing?: { sentence: string; action: { title: string; run: () => void } };
  children: (data: NonNullable<Output<K>>) => ReactNode;
}

export function InsightPage<K extends CommandName>({ insight, empty, nothing, children }: InsightPageProps<K>) {
  const { i18n } = useLingui();
  const { t } = useWords();
  const formats = useFormats();
  const go = useGo();
  const { question, address, set, range, data, stale } = insight;
  const { facets, ready } = useFilters(insight);
  const chips = useFacetChips(facets, ready);
  if (insight.error) throw insight.error;
  const isEmpty = data ? empty(data) : false;
  const narrowed = chips.length > 0;
  return (
    <Page
      title={i18n._(QUESTIONS[question].title)}
      range={formats.days(...range)}
      tools={
        <>
          <RangeTools {...insight} />
          <FacetMenu facets={facets} />
        </>
      }
      chips={narrowed && <FilterChips chips={chips} onClear={() => set(NOTHING)} />}
    >
      <div className={styles.body}>
        <InsightRail question={question} address={address} />
        {!data ? (
          <Skeleton rows={10} />
        ) : isEmpty && !narrowed && address.from === undefined ? (
          <EmptyState
            icon={IconChartBar}
            sentence={
              nothing?.sentence ??
              t`Here your community's own history becomes figures: import the chats or the log of what happened, and see who speaks, who stays and when.`
            }
            action={nothing?.action ?? { title: t`Import`, run: () => go("/members/imports") }}
          />
        ) : (
          <section
            className={`${styles.content} scroll`}
            data-answer
            data-stale={stale || undefined}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by Tab
            tabIndex={0}
            aria-label={t`Answer`}
          >
            {isEmpty ? (
              <EmptyState
                icon={IconChartBar}
                sentence={t`Nothing of this kind in these days and within this filter.`}
                action={{ title: t`Show everything`, run: () => set({ ...NOTHING, ...ANY_DAYS }) }}
              />
            ) : (
              <div className={styles.stack}>
                {children(data)}
                <CoverageLine insight={insight} />
              </div>
            )}
          </section>
        )}
      </div>
    </Page>
  );
}

const NOTHING: SharedAddress = {
  channels: undefined,
  tags: undefined,
  platforms: undefined,
  kinds: undefined,
  tier: undefined,
  segment: undefined,
  member_tags: undefined,
  without_tags: undefined,
  without_tiers: undefined,
  team: undefined,
  zone: undefined,
};

const ANY_DAYS: SharedAddress = { days: undefined, from: undefined, to: undefined };
