// Makes an item. Channels, pillar and owner come from the last one like it; the drawer opens to write it.

import type { AddContent } from "../../bindings/AddContent";
import type { ContentView } from "../../bindings/ContentView";
import { useCommunity } from "../../shared/community";
import { useWrite } from "../../shared/data/use-write";
import { useOpen } from "../../shared/navigation";
import { keepContent } from "./queries";

export function useNewContent(): (input: Omit<AddContent, "community">) => Promise<ContentView | undefined> {
  const { uid: community } = useCommunity();
  const add = useWrite("content_add");
  const open = useOpen();
  return async (input) => {
    const content = await add.run({ ...input, community });
    if (content) {
      keepContent(content);
      open({ kind: "content", uid: content.uid });
    }
    return content;
  };
}
