'use client'
import { Button, Group, Menu } from '@mantine/core'
import { IconArrowsSplit2, IconCopy, IconDots, IconFileImport, IconPlus, IconPrinter, IconScale } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useMemo } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { usePlace } from '#components/ui/use-place.ts'
import { YearHead } from '#components/ui/year-head.tsx'
import { api } from '#lib/api.ts'
import type { SetView } from '#lib/indicator-sets/schema.ts'
import { definitionsOf } from './definition-records.tsx'
import { FormYear } from './formula-field.tsx'
import { setWords, yearIn } from './set-address.ts'
import { SetProblems } from './set-problems.tsx'
import { SetState } from './set-state.tsx'
import { SetTable } from './set-table.tsx'
import { SetWear } from './set-wear.tsx'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })
const SpreadForm = dynamic(() => import('./spread-form.tsx').then((module) => module.SpreadForm), { ssr: false })
const CopyForm = dynamic(() => import('./copy-form.tsx').then((module) => module.CopyForm), { ssr: false })
const ReopenForm = dynamic(() => import('./reopen-form.tsx').then((module) => module.ReopenForm), { ssr: false })

/** 指标: a year's set, from its draft to the day it is held to. */
export function IndicatorsScreen({ year: begun }: { year: number }) {
  const t = useTranslations('indicators')
  const [address, setAddress] = useQueryStates(setWords, { history: 'push' })
  const year = yearIn(address.year, begun)
  const query = useQuery({ ...api.indicatorSets.get.queryOptions({ input: { year } }), placeholderData: keepPreviousData })
  const { place, setPlace, isDirty } = usePlace()
  const mayWrite = useAllowed('indicators.write')
  const set = query.data?.year === year ? query.data : undefined
  const records = useMemo(() => set && (definitionsOf(set, address.field) as unknown as Records<RecordRow>), [set, address.field])
  const close = () => setAddress({ act: null })
  const isHeld = set?.set?.state === 'active' || Boolean(set?.closedAt)
  const act = {
    add: () => setPlace({ new: true, open: null }),
    open: (id: string) => setPlace({ open: id, new: null }),
    spread: () => setAddress({ act: 'spread' }),
    copy: () => setAddress({ act: 'copy' }),
    reopen: () => setAddress({ act: 'reopen' }),
  }
  return (
    <>
      <YearHead title={t('title')} year={year} onYear={(next) => setAddress({ year: next, field: null })}>
        {set && <Actions set={set} mayWrite={mayWrite} isHeld={isHeld} act={act} />}
      </YearHead>
      <Panel query={query}>
        {(found) => (
          <>
            {found.set && found.indicators.length > 0 && <SetState view={found} onReopen={act.reopen} />}
            {found.indicators.length > 0 && !isHeld && <SetProblems view={found} />}
            <SetWear view={found} />
            {found.indicators.length === 0 ? (
              <Empty text={t('empty', { year: String(found.year) })}>
                {mayWrite && (
                  <>
                    <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={act.copy}>
                      {t('copy.open')}
                    </Button>
                    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={act.add}>
                      {t('definition.new')}
                    </Button>
                    <Button
                      variant="default"
                      component={Link}
                      href={`/imports?year=${found.year}`}
                      leftSection={<IconFileImport size={16} aria-hidden />}
                    >
                      {t('import')}
                    </Button>
                  </>
                )}
              </Empty>
            ) : (
              <SetTable view={found} mayArrange={mayWrite && !isHeld} onOpen={act.open} />
            )}
          </>
        )}
      </Panel>
      {records && (place.open || place.new) && (
        <FormYear value={year}>
          <RecordDrawer
            records={records}
            open={place.open}
            isDirty={isDirty}
            onClose={() => {
              void setAddress({ field: null })
              void setPlace(null)
            }}
          />
        </FormYear>
      )}
      {set && mayWrite && address.act === 'spread' && <SpreadForm view={set} onClose={close} />}
      {set && mayWrite && address.act === 'copy' && <CopyForm view={set} onClose={close} />}
      {set && address.act === 'reopen' && <ReopenForm view={set} onClose={close} />}
    </>
  )
}

type Act = Record<'add' | 'spread' | 'copy', () => void>

function Actions({ set, mayWrite, isHeld, act }: { set: SetView; mayWrite: boolean; isHeld: boolean; act: Act }) {
  const t = useTranslations('indicators')
  const { year } = set
  return (
    <Group gap="xs" data-controls="">
      {mayWrite && !isHeld && set.indicators.length > 0 && (
        <>
          <Button variant="default" leftSection={<IconScale size={16} aria-hidden />} onClick={act.spread}>
            {t('spread.open')}
          </Button>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={act.add}>
            {t('definition.new')}
          </Button>
        </>
      )}
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button variant="default" px="xs" aria-label={t('more')}>
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {mayWrite && (
            <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={act.copy}>
              {t('copy.open')}
            </Menu.Item>
          )}
          <Menu.Item component={Link} href={`/indicators/compare?year=${year}`} leftSection={<IconArrowsSplit2 size={16} aria-hidden />}>
            {t('compare.title')}
          </Menu.Item>
          {mayWrite && !isHeld && (
            <Menu.Item
              component={Link}
              href={`/imports?year=${year}`}
              prefetch={false}
              leftSection={<IconFileImport size={16} aria-hidden />}
            >
              {t('import')}
            </Menu.Item>
          )}
          {mayWrite && set.indicators.length > 0 && (
            <Menu.Item
              component={Link}
              href={`/imports?year=${year + 1}`}
              prefetch={false}
              leftSection={<IconFileImport size={16} aria-hidden />}
            >
              {t('importNext', { year: String(year + 1) })}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  )
}
