"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { WaysIn } from "#lib/auth/ways-in.ts";

const Ways = createContext<WaysIn>({ password: true, provider: null });

/** Tells every form of the desk how people sign in here. */
export function WaysInHere({ ways, children }: { ways: WaysIn; children: ReactNode }) {
  return <Ways value={ways}>{children}</Ways>;
}

export function useWaysIn(): WaysIn {
  return useContext(Ways);
}
