'use client'
import { ActionIcon, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDotsVertical } from '@tabler/icons-react'
import type { EChartsCoreOption } from 'echarts/core'
import { useTranslations } from 'next-intl'
import { useVisitor } from '../shell/actor.tsx'
import { saveFile } from '../table/save-file.ts'
import { clockOf } from '../ui/record-values.ts'
import type { ChartTable } from './chart-table.ts'
import type { Scheme } from './palette.ts'

type Props = { title: string; option: EChartsCoreOption; table: ChartTable; about: string | undefined }

/** Takes a chart along: as a picture on white or dark, or its figures as a file. What makes them is loaded when it is asked for. */
export function ChartMenu({ title, option, table, about }: Props) {
  const t = useTranslations('charts.menu')
  const visitor = useVisitor()
  const notes = () => [...(about ? [about] : []), t('takenBy', { name: visitor?.name ?? '', at: clockOf(new Date().toISOString()) })]
  const take = async (make: () => Promise<Blob>, ending: string) => {
    try {
      saveFile(await make(), title, ending)
    } catch {
      // a browser that cannot paint, or a piece of the program that did not come
      notifications.show({ color: 'red', message: t('failed') })
    }
  }
  const picture = (scheme: Scheme) => async () => (await import('./picture.ts')).pictureOf({ title, notes: notes(), option, scheme })
  const file = async () => {
    const { csvOf } = await import('#lib/csv.ts')
    const columns = table.head.map((heading, at) => ({ heading, kind: at === 0 ? ('text' as const) : ('number' as const) }))
    return csvOf({ title, notes: notes(), columns, rows: each(table.rows) })
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="md" aria-label={t('open', { title })}>
          <IconDotsVertical size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => take(picture('light'), 'png')}>{t('png')}</Menu.Item>
        <Menu.Item onClick={() => take(picture('dark'), 'png')}>{t('pngDark')}</Menu.Item>
        <Menu.Item onClick={() => take(file, 'csv')}>{t('csv')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

async function* each(rows: string[][]): AsyncGenerator<string[]> {
  yield* rows
}
