'use client'
import { useSyncExternalStore } from 'react'
import { useVisitor } from '../shell/actor.tsx'

/** A paragraph that somebody writes at and has not saved: `version` is that of the text that they began with. */
export type KeptText = { shown: string; version: number | null }
type Kept = {
  /** Keys of paragraphs with unsaved text on this device. */
  keys: readonly string[]
  find(key: string): KeptText | null
  /** Keeps it at once; false when the browser keeps nothing. */
  keep(key: string, text: KeptText): boolean
  drop(key: string): void
}

const never = () => () => {}
/** False while the server's page stands and nothing of this device is known. */
export const useOnDevice = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )

const listeners = new Set<() => void>()
const tell = () => {
  for (const listener of listeners) listener()
}
function watch(listener: () => void): () => void {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** What one person typed of a year's narrative and did not save: kept with every key, so that nothing is lost with a tab or a connection. */
export function useKeptTexts(year: number): Kept {
  const userId = useVisitor()?.userId ?? 'nobody'
  const prefix = `chamber-narrative:${userId}:${year}:`
  const keys = useSyncExternalStore(
    watch,
    () => keptKeys(prefix),
    () => '',
  )
  return {
    keys: keys === '' ? [] : keys.split('\n'),
    find: (key) => readKept(`${prefix}${key}`),
    keep: (key, text) => {
      try {
        localStorage.setItem(`${prefix}${key}`, JSON.stringify(text))
      } catch {
        return false
      }
      tell()
      return true
    },
    drop: (key) => {
      try {
        localStorage.removeItem(`${prefix}${key}`)
      } catch {
        // nothing was kept either
      }
      tell()
    },
  }
}

/** One text that changes when the set of keys does. */
function keptKeys(prefix: string): string {
  try {
    return Object.keys(localStorage)
      .filter((name) => name.startsWith(prefix))
      .map((name) => name.slice(prefix.length))
      .sort()
      .join('\n')
  } catch {
    return ''
  }
}

function readKept(name: string): KeptText | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    if (typeof kept !== 'object' || kept === null || !('shown' in kept) || typeof kept.shown !== 'string') return null
    return { shown: kept.shown, version: 'version' in kept && typeof kept.version === 'number' ? kept.version : null }
  } catch {
    return null
  }
}
