import { isProcedure } from '@orpc/server'
import { z } from 'zod'
import type { OperationMeta } from '../operation.ts'
import { isAllowed, keyPermissions, type Permission, type Role, roles } from '../permissions.ts'
import { exampleOf, fileMark } from './example.ts'

/** One operation as the documentation tells it. */
export type Told = {
  noun: string
  name: string
  path: string
  kind: 'query' | 'command'
  permission: Permission
  /** Null: anybody, without signing in. */
  roles: Role[] | null
  /** Whether a key can be given its permission. */
  isForKeys: boolean
}
/** What it looks like when it is asked. */
export type Example = { curl: string; response: string | null; isStream: boolean }

type Operations = Record<string, Record<string, unknown>>
type Inside = { meta: OperationMeta; route: { path?: string; method?: string }; inputSchema?: unknown; outputSchema?: unknown }
const insideOf = (operation: unknown): Inside | null => (isProcedure(operation) ? (operation['~orpc'] as unknown as Inside) : null)

/** Every operation of the router, by noun, in its order. */
export function toldOf(router: Operations): Told[] {
  return Object.entries(router).flatMap(([noun, found]) =>
    Object.entries(found).flatMap(([name, operation]) => {
      const inside = insideOf(operation)
      const { permission, kind } = inside?.meta ?? {}
      if (!inside || !permission || !kind) return []
      const isOpen = isAllowed(null, permission)
      return [
        {
          ...{ noun, name, permission, kind, path: `/api${inside.route.path ?? `/${noun}/${name}`}` },
          roles: isOpen ? null : roles.filter((role) => isAllowed(role, permission)),
          isForKeys: isOpen || keyPermissions.includes(permission),
        },
      ]
    }),
  )
}

/** Operations whose noun, name, path or permission holds all of the words; their words in the reader's language are looked into too. */
export function found(all: readonly Told[], asked: string, wordsOf: (told: Told) => string): Told[] {
  const words = asked.trim().toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter((one) => {
    const text = `${one.noun}.${one.name} ${one.path} ${one.permission} ${wordsOf(one)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** A request that the operation's shape lets through, as one types it into a terminal, and what comes back. */
export function exampleFor(router: Operations, { noun, name, path, roles: open }: Told, origin: string): Example {
  const inside = insideOf(router[noun]?.[name])
  const sent = inside?.inputSchema ? exampleOf(jsonOf(inside.inputSchema, 'input'), 'sent') : {}
  const head = [`curl -X POST ${origin}${path}`, ...(open === null ? [] : ["-H 'Authorization: Bearer chk_…'"])]
  return {
    curl: [...head, ...bodyOf(sent)].join(' \\\n  '),
    response: inside?.outputSchema ? JSON.stringify(exampleOf(jsonOf(inside.outputSchema, 'output'), 'told'), null, 2) : null,
    isStream: !inside?.outputSchema,
  }
}

/** Files go as a form, everything else as JSON. */
function bodyOf(sent: unknown): string[] {
  const entries = typeof sent === 'object' && sent !== null ? Object.entries(sent) : []
  if (!JSON.stringify(sent ?? {}).includes(fileMark)) return ["-H 'Content-Type: application/json'", `-d '${JSON.stringify(sent ?? {})}'`]
  return entries.map(([key, value]) => {
    if (Array.isArray(value) && value[0] === fileMark) return `-F '${key}[0]=@2026.xlsx'`
    return value === fileMark ? `-F '${key}=@2026.xlsx'` : `-F '${key}=${typeof value === 'string' ? value : JSON.stringify(value)}'`
  })
}

type Json = { [key: string]: unknown }
function jsonOf(shape: unknown, io: 'input' | 'output'): Json {
  return z.toJSONSchema(shape as z.ZodType, {
    ...{ io, unrepresentable: 'any' },
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'file') (jsonSchema as Json).type = 'file'
    },
  }) as Json
}
