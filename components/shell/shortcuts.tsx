'use client'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { type ReactNode, useRef, useState } from 'react'
import { isAllowed } from '#lib/permissions.ts'
import { useVisitor } from './actor.tsx'
import { goKeys } from './go-keys.ts'
import { navigation } from './nav.ts'
import { usePageKeys } from './page-keys.ts'

const ShortcutSheet = dynamic(() => import('./shortcut-sheet.tsx').then((module) => module.ShortcutSheet), { ssr: false })
/** How long after `g` its letter may come, in milliseconds. */
const patience = 1500

/** Keys of every page: `?` tells them all, `g` and a letter goes to a page, `e` opens the form of a record's page. */
export function Shortcuts({ children }: { children: (openSheet: () => void) => ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const router = useRouter()
  const role = useVisitor()?.role ?? null
  // event times begin with the page: 0 would be a moment ago on a page that was just opened
  const going = useRef(Number.NEGATIVE_INFINITY)
  usePageKeys((key) => {
    const isGoing = key.timeStamp - going.current < patience
    going.current = Number.NEGATIVE_INFINITY
    if (isGoing) {
      const item = navigation.flatMap(({ items }) => items).find(({ name }) => goKeys[name] === key.key)
      if (!item || !isAllowed(role, item.permission)) return false
      router.push(item.path)
      return true
    }
    if (key.key === 'g') going.current = key.timeStamp
    else if (key.key === '?') setOpen(true)
    else if (key.key === 'e') document.querySelector<HTMLElement>('main [data-edit]')?.click()
    else return false
    return true
  })
  return (
    <>
      {children(() => setOpen(true))}
      {isOpen && <ShortcutSheet onClose={() => setOpen(false)} />}
    </>
  )
}
