'use client'
import { NavLink, Text } from '@mantine/core'
import {
  IconArchive,
  IconArmchair,
  IconBell,
  IconBuilding,
  IconCalendarEvent,
  IconChartBar,
  IconChecklist,
  IconClipboardCheck,
  IconClipboardList,
  IconEyeOff,
  IconFileImport,
  IconGavel,
  IconHistory,
  IconHourglass,
  IconInbox,
  IconKey,
  IconLogin2,
  IconMessageCircle,
  IconNews,
  IconNotebook,
  IconReceipt,
  IconSignature,
  IconTargetArrow,
  IconTool,
  IconUsers,
} from '@tabler/icons-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { isAllowed } from '#lib/permissions.ts'
import { useVisitor } from './actor.tsx'
import { navigation } from './nav.ts'
import { RequestsDue } from './requests-due.tsx'
import { WaitingCount } from './waiting-count.tsx'

const icons: Record<string, typeof IconBuilding> = {
  board: IconChartBar,
  evaluation: IconClipboardCheck,
  indicators: IconTargetArrow,
  completeness: IconChecklist,
  alerts: IconBell,
  inbox: IconInbox,
  waiting: IconHourglass,
  organisations: IconBuilding,
  rooms: IconArmchair,
  events: IconCalendarEvent,
  articles: IconNews,
  costs: IconReceipt,
  contracts: IconSignature,
  surveys: IconClipboardList,
  requests: IconMessageCircle,
  inspections: IconTool,
  materials: IconNotebook,
  policies: IconGavel,
  imports: IconFileImport,
  users: IconUsers,
  privacy: IconEyeOff,
  audit: IconHistory,
  backups: IconArchive,
  apiKeys: IconKey,
  outsideDoors: IconLogin2,
}

/** The house's pages in groups; the open noun shows the pages beside it. */
export function MainNav({ onGo }: { onGo: () => void }) {
  const t = useTranslations('nav')
  const here = usePathname()
  const role = useVisitor()?.role ?? null
  return navigation.map((group) => {
    const items = group.items.filter((item) => isAllowed(role, item.permission))
    if (items.length === 0) return null
    return (
      <div key={group.name}>
        <Text fz="xs" fw={600} c="dimmed" px="sm" pt="md" pb={4}>
          {t(`groups.${group.name}`)}
        </Text>
        {items.map((item) => {
          const Icon = icons[item.name]
          const inside = here === item.path || here.startsWith(`${item.path}/`)
          return (
            <div key={item.path}>
              <NavLink
                component={Link}
                href={item.path}
                prefetch={false}
                label={t(item.name)}
                leftSection={Icon && <Icon size={18} stroke={1.6} aria-hidden />}
                active={inside}
                aria-current={here === item.path ? 'page' : undefined}
                rightSection={(item.name === 'requests' && <RequestsDue />) || (item.name === 'waiting' && <WaitingCount />)}
                onClick={onGo}
              />
              {inside &&
                item.pages
                  ?.filter(({ permission }) => !permission || isAllowed(role, permission))
                  .map((page) => (
                    <NavLink
                      key={page.path}
                      component={Link}
                      href={page.path}
                      prefetch={false}
                      label={t(page.name)}
                      pl={44}
                      variant="subtle"
                      active={here === page.path}
                      aria-current={here === page.path ? 'page' : undefined}
                      onClick={onGo}
                    />
                  ))}
            </div>
          )
        })}
      </div>
    )
  })
}
