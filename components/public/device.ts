'use client'
import { useMemo, useSyncExternalStore } from 'react'
import type { z } from 'zod'

const listeners = new Set<() => void>()
/** What the browser would not keep (private windows, storage that is full): it lasts as long as the page. */
const unkept = new Map<string, string | null>()
const keyOf = (name: string): string => `chamber.${name}`

function read(name: string): string | null {
  const here = unkept.get(name)
  if (here !== undefined) return here
  try {
    return window.localStorage.getItem(keyOf(name))
  } catch {
    return null
  }
}

/** Keeps something on this device, in this browser alone; null forgets it. */
export function remember(name: string, value: unknown): void {
  const text = value === null ? null : JSON.stringify(value)
  try {
    if (text === null) window.localStorage.removeItem(keyOf(name))
    else window.localStorage.setItem(keyOf(name), text)
    unkept.delete(name)
  } catch {
    unkept.set(name, text)
  }
  for (const listener of listeners) listener()
}

/** What this device remembers under a name at this moment, as long as it still has the shape. */
export function recall<T>(name: string, schema: z.ZodType<T>): T | null {
  const text = read(name)
  return text === null ? null : parsed(schema, text)
}

/** What this device remembers under a name, as long as it still has the shape; null while the server draws the page. */
export function useRemembered<T>(name: string, schema: z.ZodType<T>): T | null {
  const text = useSyncExternalStore(
    listen,
    () => read(name),
    () => null,
  )
  return useMemo(() => (text === null ? null : parsed(schema, text)), [schema, text])
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
