'use client'
import { createContext, type ReactNode, useContext } from 'react'
import { isAllowed, type Permission, type Role } from '#lib/permissions.ts'

/** Who is signed in, as far as the screen needs to know. */
export type Visitor = { userId: string; userName: string; name: string; role: Role; shortcuts: boolean }

const VisitorContext = createContext<Visitor | null>(null)

export function VisitorProvider({ visitor, children }: { visitor: Visitor; children: ReactNode }) {
  return <VisitorContext value={visitor}>{children}</VisitorContext>
}

/** Who is signed in; null on the pages before signing in. */
export const useVisitor = (): Visitor | null => useContext(VisitorContext)

/** Whether to offer something; the server decides again when it is used. */
export const useAllowed = (permission: Permission): boolean => isAllowed(useVisitor()?.role ?? null, permission)
