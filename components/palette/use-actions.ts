'use client'
import { useMantineColorScheme } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconBrightness,
  IconCopy,
  IconFileImport,
  IconGauge,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconPlus,
  IconPrinter,
} from '@tabler/icons-react'
import { useRouter } from 'next/navigation'
import { useLocale, useTranslations } from 'next-intl'
import { locales } from '#lib/locale.ts'
import { isAllowed, type Permission } from '#lib/permissions.ts'
import { useVisitor } from '../shell/actor.tsx'
import { leave } from '../shell/leave.ts'
import { setLocaleCookie } from '../shell/locale-cookie.ts'
import { newFormPath } from '../ui/form-address.ts'
import type { Entry } from './entries.ts'

/** What can be logged from anywhere, by whom, and where its form opens. The most frequent first. */
const forms = [
  { name: 'logEvent', permission: 'events.write', path: newFormPath('/events') },
  { name: 'logPayment', permission: 'costs.write', path: newFormPath('/costs') },
  { name: 'readMeters', permission: 'costs.write', path: '/costs/meters/round', Icon: IconGauge },
  { name: 'logRequest', permission: 'requests.write', path: newFormPath('/requests') },
  { name: 'import', permission: 'sheets.write', path: '/imports', Icon: IconFileImport },
  { name: 'logMatch', permission: 'events.write', path: newFormPath('/events/matches') },
  { name: 'logArticle', permission: 'articles.write', path: newFormPath('/articles') },
  { name: 'inspect', permission: 'inspections.write', path: '/inspections/round' },
  { name: 'logBill', permission: 'costs.write', path: newFormPath('/costs/bills') },
  { name: 'addOrganisation', permission: 'organisations.write', path: newFormPath('/organisations') },
  { name: 'logStay', permission: 'organisations.write', path: newFormPath('/organisations/stays') },
  { name: 'logContract', permission: 'contracts.write', path: newFormPath('/contracts') },
  { name: 'makeSurvey', permission: 'surveys.write', path: newFormPath('/surveys') },
  { name: 'addPolicy', permission: 'policies.write', path: newFormPath('/policies') },
  { name: 'addMaterial', permission: 'materials.write', path: newFormPath('/materials') },
] as const satisfies readonly { name: string; permission: Permission; path: string; Icon?: typeof IconPlus }[]

/** What the palette can do: log what the visitor may write, and what the header's menus do. `later` runs once the palette has gone. */
export function useActions({ onKeys, later }: { onKeys: () => void; later: (act: () => void) => void }): Entry[] {
  const t = useTranslations()
  const locale = useLocale()
  const router = useRouter()
  const role = useVisitor()?.role ?? null
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const speak = (chosen: string) => {
    setLocaleCookie(chosen)
    router.refresh()
  }
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href)
    notifications.show({ color: 'green', message: t('palette.copied') })
  }
  const logging = forms
    .filter(({ permission }) => isAllowed(role, permission))
    .map(
      (form): Entry => ({
        id: form.name,
        text: t(`palette.actions.${form.name}`),
        Icon: 'Icon' in form ? form.Icon : IconPlus,
        path: form.path,
      }),
    )
  const languages = locales
    .filter((one) => one !== locale)
    .map(
      (one): Entry => ({
        id: one,
        text: t(`common.languages.${one}`),
        hint: t('common.language'),
        Icon: IconLanguage,
        act: () => speak(one),
      }),
    )
  const colours = (['light', 'dark', 'auto'] as const)
    .filter((scheme) => scheme !== colorScheme)
    .map(
      (scheme): Entry => ({
        ...{ id: scheme, text: t(`common.${scheme}Colours`), hint: t('common.colours'), Icon: IconBrightness },
        act: () => setColorScheme(scheme),
      }),
    )
  return [
    ...logging,
    { id: 'copy', text: t('palette.actions.copy'), Icon: IconCopy, act: () => void copy() },
    { id: 'print', text: t('palette.actions.print'), Icon: IconPrinter, act: () => later(() => window.print()) },
    { id: 'keys', text: t('shortcuts.title'), Icon: IconKeyboard, keys: '?', act: () => later(onKeys) },
    ...languages,
    ...colours,
    { id: 'leave', text: t('common.signOut'), Icon: IconLogout, act: () => void leave() },
  ]
}
