'use client'
import { IconFile, IconUser } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { isAllowed } from '#lib/permissions.ts'
import { useVisitor } from '../shell/actor.tsx'
import { goKeys } from '../shell/go-keys.ts'
import { navigation } from '../shell/nav.ts'
import type { Entry } from './entries.ts'

/** Every page that the visitor may read, by the name it has in the navigation. */
export function usePages(): Entry[] {
  const t = useTranslations()
  const nav = (key: string) => t(`nav.${key}` as 'nav.board')
  const role = useVisitor()?.role ?? null
  const pages = navigation.flatMap(({ items }) =>
    items
      .filter(({ permission }) => isAllowed(role, permission))
      .flatMap((item): Entry[] => {
        const keys = goKeys[item.name]
        const first: Entry = { id: item.path, text: nav(item.name), Icon: IconFile, path: item.path, ...(keys && { keys: `g ${keys}` }) }
        const beside = (item.pages ?? []).filter(({ permission }) => !permission || isAllowed(role, permission))
        if (beside.length > 0 && nav(`tabs.${item.name}`) !== first.text) first.hint = nav(`tabs.${item.name}`)
        return [first, ...beside.map(({ name, path }) => ({ id: path, text: nav(name), hint: nav(item.name), Icon: IconFile, path }))]
      }),
  )
  return [...pages, { id: '/account', text: t('common.account'), Icon: IconUser, path: '/account' }]
}
