'use client'
import { ActionIcon, Button, Menu, useMantineColorScheme } from '@mantine/core'
import { IconLanguage, IconMoon, IconUser } from '@tabler/icons-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { locales } from '#lib/locale.ts'
import { useVisitor } from './actor.tsx'
import { leave } from './leave.ts'
import { setLocaleCookie } from './locale-cookie.ts'

/** The language is a cookie, so that page and filters stay while the words change. */
export function LanguageMenu() {
  const t = useTranslations('common')
  const locale = useLocale()
  const router = useRouter()
  const choose = (chosen: string) => {
    setLocaleCookie(chosen)
    router.refresh()
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t('language')}>
          <IconLanguage size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {locales.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            onClick={() => choose(one)}
            aria-current={one === locale ? 'true' : undefined}
            fw={one === locale ? 600 : 400}
          >
            {t(`languages.${one}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Light, dark, or as the system has it. */
export function ColourMenu() {
  const t = useTranslations('common')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" size="lg" aria-label={t('colours')}>
          <IconMoon size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {(['light', 'dark', 'auto'] as const).map((scheme) => (
          <Menu.Item key={scheme} onClick={() => setColorScheme(scheme)} fw={scheme === colorScheme ? 600 : 400}>
            {t(`${scheme}Colours`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The visitor's own things. */
export function VisitorMenu() {
  const t = useTranslations('common')
  const visitor = useVisitor()
  if (!visitor) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="subtle"
          size="sm"
          px="xs"
          leftSection={<IconUser size={18} aria-hidden />}
          aria-label={t('userMenu', { name: visitor.name })}
          maw={160}
        >
          {visitor.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href="/account">
          {t('account')}
        </Menu.Item>
        <Menu.Item onClick={leave}>{t('signOut')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
