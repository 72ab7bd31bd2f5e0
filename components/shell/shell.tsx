'use client'
import { Anchor, AppShell, Burger, Group, ScrollArea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DraftMenu } from '../drafts/draft-menu.tsx'
import { OfflineBar } from '../drafts/offline-bar.tsx'
import { Bell } from '../inbox/bell.tsx'
import { PaletteOpener } from '../palette/palette-opener.tsx'
import { type Visitor, VisitorProvider } from './actor.tsx'
import { ColourMenu, LanguageMenu, VisitorMenu } from './header-menus.tsx'
import { Live } from './live.tsx'
import { MainNav } from './main-nav.tsx'
import { Shortcuts } from './shortcuts.tsx'

/** The frame of every page after signing in: header, navigation, and the page. */
export function Shell({ visitor, children }: { visitor: Visitor; children: ReactNode }) {
  const t = useTranslations()
  const [opened, { toggle, close }] = useDisclosure()
  return (
    <VisitorProvider visitor={visitor}>
      <a className="skip" href="#content">
        {t('common.skipToContent')}
      </a>
      <AppShell header={{ height: 56 }} navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding="md">
        <AppShell.Header>
          <Group h="100%" px="md" justify="space-between" wrap="nowrap" gap="xs">
            <Group gap="xs" wrap="nowrap">
              <Burger
                opened={opened}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={opened ? t('common.closeMenu') : t('common.openMenu')}
                aria-expanded={opened}
              />
              <Anchor component={Link} href="/board" fw={700} c="inherit" underline="never" lineClamp={1}>
                {t('common.house')}
              </Anchor>
            </Group>
            <Group gap={4} wrap="nowrap">
              <Shortcuts>{(openSheet) => <PaletteOpener onKeys={openSheet} />}</Shortcuts>
              <DraftMenu />
              <Bell />
              <Live />
              <LanguageMenu />
              <ColourMenu />
              <VisitorMenu />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar aria-label={t('nav.main')}>
          <ScrollArea type="auto" px="xs" pb="md">
            <MainNav onGo={close} />
          </ScrollArea>
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1}>
          <OfflineBar />
          {children}
        </AppShell.Main>
      </AppShell>
    </VisitorProvider>
  )
}
