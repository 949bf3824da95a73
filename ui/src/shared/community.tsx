// The community that the window shows. The frame provides it; pages below the frame always have one.

import { createContext, useContext } from "react";

export interface ShownCommunity {
  uid: string;
  name: string;
  /** IANA zone. */
  tz: string;
  /** One group, several, many: what is shown, never what is possible. */
  scale: "one" | "several" | "many";
  review_on: boolean;
  /** 0 Sunday … 6 Saturday. */
  week_start: number;
}

const Context = createContext<ShownCommunity | null>(null);

export const CommunityProvider = Context.Provider;

export function useCommunity(): ShownCommunity {
  const community = useContext(Context);
  if (!community) throw new Error("this part of the window stands outside a community");
  return community;
}

/** For what also stands on the welcome page, where there is none yet. */
export function useCommunityIfAny(): ShownCommunity | null {
  return useContext(Context);
}
