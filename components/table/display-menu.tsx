'use client'
import { ActionIcon, Button, Checkbox, Drawer, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { type Density, densities } from '../ui/list-address.ts'
import type { TableColumn } from './columns.ts'
import type { List } from './use-list.ts'

/** Rows on a page that one may choose from. */
const sizes = [50, 200, 1000] as const

/** How a list is shown: its columns in their order, how close its rows stand, how many make a page. Kept for this reader, or in the view that is open. */
export function DisplayMenu({ list }: { list: List }) {
  const t = useTranslations('table.display')
  const [isOpen, { open, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />} onClick={open}>
        {t('title')}
      </Button>
      <Drawer opened={isOpen} onClose={close} position="right" size="sm" title={t('title')} transitionProps={{ duration: 120 }}>
        <Display list={list} />
      </Drawer>
    </>
  )
}

function Display({ list }: { list: List }) {
  const t = useTranslations('table.display')
  // an open view has columns and a density of its own: the reader's usual ones stay as they are
  const set = (part: { columns?: string[] | null; density?: Density }) =>
    list.address.columns || list.address.density ? void list.setAddress(part) : list.prefer(part)
  return (
    <Stack gap="lg">
      <Stack gap={6} role="group" aria-label={t('density')}>
        <Text fw={500} fz="sm" aria-hidden>
          {t('density')}
        </Text>
        <SegmentedControl
          aria-label={t('density')}
          value={list.density}
          onChange={(density) => set({ density: density as Density })}
          data={densities.map((density) => ({ value: density, label: t(`densities.${density}`) }))}
        />
      </Stack>
      <Stack gap={6}>
        <Text fw={500} fz="sm" aria-hidden>
          {t('size')}
        </Text>
        <SegmentedControl
          aria-label={t('size')}
          value={String(list.preference.pageSize)}
          onChange={(size) => {
            void list.setAddress({ page: null })
            list.prefer({ pageSize: Number(size) })
          }}
          data={sizes.map((size) => ({ value: String(size), label: t('rows', { rows: size }) }))}
        />
      </Stack>
      <Columns list={list} onColumns={(columns) => set({ columns })} />
    </Stack>
  )
}

function Columns({ list, onColumns }: { list: List; onColumns: (names: string[] | null) => void }) {
  const t = useTranslations()
  const names = list.columnNames
  const shown = names.flatMap((name) => list.all.find((column) => column.name === name) ?? [])
  const others = list.all.filter(({ name }) => !names.includes(name))
  const move = (place: number, by: 1 | -1) => {
    const next = [...names]
    const [moved = ''] = next.splice(place, 1)
    next.splice(place + by, 0, moved)
    onColumns(next)
  }
  const row = (column: TableColumn, place: number) => {
    const label = t(column.label)
    const isShown = place >= 0
    return (
      <Group key={column.name} justify="space-between" wrap="nowrap" component="li">
        <Checkbox
          label={label}
          checked={isShown}
          disabled={isShown && names.length === 1}
          onChange={() => onColumns(isShown ? names.filter((name) => name !== column.name) : [...names, column.name])}
        />
        {isShown && (
          <Group gap={2} wrap="nowrap">
            <ActionIcon
              variant="subtle"
              disabled={place === 0}
              aria-label={t('table.display.up', { label })}
              onClick={() => move(place, -1)}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              disabled={place === names.length - 1}
              aria-label={t('table.display.down', { label })}
              onClick={() => move(place, 1)}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </Group>
    )
  }
  return (
    <Stack gap={6}>
      <Group justify="space-between">
        <Text fw={500} fz="sm">
          {t('table.display.columns')}
        </Text>
        <Button size="compact-xs" variant="subtle" onClick={() => onColumns(null)}>
          {t('table.display.reset')}
        </Button>
      </Group>
      <Stack gap={4} component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('table.display.columns')}>
        {shown.map((column, place) => row(column, place))}
        {others.map((column) => row(column, -1))}
      </Stack>
    </Stack>
  )
}
