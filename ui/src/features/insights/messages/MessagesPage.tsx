// What was said: kept texts of messages by their words, the newest first, each with what was said around it. Chinese is cut into words by the core.

import { useLingui } from "@lingui/react/macro";
import { IconMessageSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { KeptText } from "../../../bindings/KeptText";
import type { TextPlace } from "../../../bindings/TextPlace";
import { call } from "../../../platform/call";
import { Button } from "../../../shared/basics/Button";
import { EmptyState } from "../../../shared/basics/EmptyState";
import { Skeleton } from "../../../shared/basics/Skeleton";
import { useChannels } from "../../../shared/channels/use-channels";
import { useCommunity } from "../../../shared/community";
import { useCall } from "../../../shared/data/query";
import { type RawSearch, texts, useAddress, useGo } from "../../../shared/navigation";
import { FacetMenu } from "../../../shared/page/FacetMenu";
import { type Chip, FilterChips } from "../../../shared/page/FilterChips";
import { orNothing } from "../../../shared/page/facet-chips";
import { Page } from "../../../shared/page/Page";
import { SearchField } from "../../../shared/page/SearchField";
import { useFacetChips } from "../../../shared/page/use-facet-chips";
import { InsightRail } from "../InsightRail";
import insights from "../Insights.module.css";
import { Message } from "./Message";
import styles from "./Messages.module.css";
import { TextsKept } from "./TextsKept";

interface MessagesAddress {
  words?: string;
  channels?: string[];
  member?: string;
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const parse = (raw: RawSearch): MessagesAddress => ({
  words: text(raw.words),
  channels: texts(raw.channels),
  member: text(raw.member),
});

/** Texts of one page. */
const PAGE = 50;
const NOTHING: MessagesAddress = { words: undefined, channels: undefined, member: undefined };

export const keyOf = ({ place }: KeptText) => `${place.block} ${place.line}`;

export default function MessagesPage() {
  const { t } = useLingui();
  const go = useGo();
  const [address, set] = useAddress(parse);
  const { words = "", channels, member } = address;
  const { list, ready } = useChannels();
  const found = useTexts(words, channels, member);
  const [opened, open] = useState<string | null>(null);
  const facet = {
    id: "channels",
    title: t`Channel`,
    choices: list.map(({ uid, name }) => ({ value: uid, title: name })),
    chosen: channels ?? [],
    onChange: (chosen: string[]) => set({ channels: orNothing(chosen) }),
  };
  const only = channels?.length === 1 ? list.find(({ uid }) => uid === channels[0]) : undefined;
  const speaker = useSpeaker(member, () => set({ member: undefined }));
  const chips = [...useFacetChips([facet], ready), ...speaker];
  if (found.error) throw found.error;
  const pages = found.data?.pages;
  const hits = pages?.flatMap((page) => page.hits) ?? [];
  const unreadable = Math.max(0, ...(pages ?? []).map((page) => page.unreadable));
  const anyKept = pages?.[0]?.any_kept ?? false;
  return (
    <Page
      title={t`What was said?`}
      tools={
        <>
          <SearchField
            value={words}
            onChange={(words) => set({ words: words || undefined }, { replace: true })}
            placeholder={t`Search messages`}
          />
          <FacetMenu facets={[facet]} />
        </>
      }
      chips={
        chips.length > 0 && (
          <FilterChips chips={chips} onClear={() => set({ channels: undefined, member: undefined })} />
        )
      }
    >
      <div className={insights.body}>
        <InsightRail />
        {!pages ? (
          <Skeleton rows={10} />
        ) : !anyKept && !channels ? (
          <EmptyState
            icon={IconMessageSearch}
            sentence={t`No texts of messages are kept: they are only counted. Import a chat, also one that came in before, and choose there that its texts are kept.`}
            action={{ title: t`Import`, run: () => go("/members/imports") }}
          />
        ) : (
          <section
            className={`${insights.content} scroll`}
            data-stale={found.isPlaceholderData || undefined}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by Tab
            tabIndex={0}
            aria-label={t`Messages`}
          >
            {unreadable > 0 && (
              <p className={styles.bad}>{t`Some texts cannot be read; check the data in the settings.`}</p>
            )}
            {hits.length === 0 ? (
              <EmptyState
                icon={IconMessageSearch}
                sentence={t`No kept text holds all of these words.`}
                action={{ title: t`Show everything`, run: () => set(NOTHING) }}
              />
            ) : (
              <ol className={styles.list}>
                {hits.map((hit) => (
                  <Message
                    key={keyOf(hit)}
                    hit={hit}
                    words={words}
                    open={opened === keyOf(hit)}
                    onToggle={() => open(opened === keyOf(hit) ? null : keyOf(hit))}
                  />
                ))}
              </ol>
            )}
            {found.hasNextPage && (
              <Button busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {t`Show more`}
              </Button>
            )}
            <TextsKept channel={only} />
          </section>
        )}
      </div>
    </Page>
  );
}

/** Whose texts alone are shown, as a chip. */
function useSpeaker(member: string | undefined, onRemove: () => void): Chip[] {
  const { t } = useLingui();
  const { data } = useCall("member", { uid: member ?? "" }, { on: ["member"], enabled: member !== undefined });
  if (!member) return [];
  return [{ id: "member", text: t`Said by: ${data?.row.name ?? "…"}`, onRemove }];
}

/** Tables on which what is found depends: names of people and channels, too. */
const ON = ["message_text", "text_drop", "member", "account", "interaction_author", "channel"];

function useTexts(words: string, channels: string[] | undefined, member: string | undefined) {
  const { uid: community } = useCommunity();
  const input = { community, words, channels: channels ?? [], member, limit: PAGE };
  return useInfiniteQuery({
    queryKey: ["text_search", input],
    queryFn: ({ pageParam, signal }) =>
      call("text_search", { ...input, after: pageParam ?? undefined }, undefined, signal),
    initialPageParam: null as TextPlace | null,
    getNextPageParam: (page) => (page.more ? page.hits.at(-1)?.place : undefined),
    placeholderData: (before) => before,
    meta: { on: ON },
  });
}
