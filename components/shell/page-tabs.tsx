'use client'
import { Tabs } from '@mantine/core'
import { usePathname, useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { isAllowed } from '#lib/permissions.ts'
import { useVisitor } from './actor.tsx'
import { navigation } from './nav.ts'
import classes from './page-tabs.module.css'

/** The tab bar between the pages of one noun; nothing where a noun has one page. */
export function PageTabs() {
  const t = useTranslations('nav')
  const here = usePathname()
  const router = useRouter()
  const visitor = useVisitor()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const chosen = list.current?.querySelector<HTMLElement>('[data-active]')
    if (list.current && chosen) list.current.scrollLeft = chosen.offsetLeft - (list.current.clientWidth - chosen.clientWidth) / 2
  }, [])
  const item = navigation.flatMap((group) => group.items).find((one) => here === one.path || here.startsWith(`${one.path}/`))
  if (!item?.pages) return null
  const allowed = item.pages.filter(({ permission }) => !permission || isAllowed(visitor?.role ?? null, permission))
  const pages = [{ name: `tabs.${item.name}`, path: item.path }, ...allowed]
  return (
    <Tabs value={here} onChange={(path) => path && router.push(path)} mb="md">
      <Tabs.List ref={list} className={classes.list}>
        {pages.map((page) => (
          <Tabs.Tab key={page.path} value={page.path} className={classes.tab}>
            {t(page.name)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  )
}
