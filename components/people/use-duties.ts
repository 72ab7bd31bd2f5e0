'use client'
import { useQuery } from '@tanstack/react-query'
import { useVisitor } from '#components/shell/actor.tsx'
import { api } from '#lib/api.ts'

/** What whoever looks may do with people, by the three duties of administrators (lib/duties.ts decides; this only says it beforehand). */
export function useDuties() {
  const visitor = useVisitor()
  const { data } = useQuery(api.users.duties.queryOptions())
  const isSecurity = visitor?.role === 'security'
  return {
    held: data ?? null,
    mayAdd: visitor?.role === 'admin',
    mayName: visitor?.role === 'admin',
    mayGiveRole: isSecurity || (visitor?.role === 'admin' && !data?.security),
    /** Who may be locked out or given a new password: those who guard are in nobody's hand but a security administrator's. */
    mayReset: (role: string) => {
      const isGuard = role === 'security' || role === 'auditor'
      return isSecurity ? isGuard : visitor?.role === 'admin' && !(isGuard && data?.security)
    },
    mayChange: isSecurity || visitor?.role === 'admin',
    isMe: (id: string) => visitor?.userId === id,
  }
}
