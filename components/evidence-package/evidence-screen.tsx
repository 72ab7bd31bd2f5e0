'use client'
import { Button, Group, SegmentedControl, Stack } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { YearHead } from '#components/ui/year-head.tsx'
import { api } from '#lib/api.ts'
import { evidenceAddress, gapsAtOnce } from './evidence-address.ts'
import { GapList } from './gap-list.tsx'
import { MaterialList } from './material-list.tsx'
import { Meters } from './meters.tsx'
import { PackageButton } from './package-button.tsx'

const Requirements = dynamic(() => import('./requirements.tsx').then((module) => module.Requirements), { ssr: false })

/** 佐证材料: how complete the proof of each figure is, what is missing on which record, and all materials with their numbers. */
export function EvidenceScreen({ year: begun }: { year: number }) {
  const t = useTranslations('package')
  const [address, setAddress] = useQueryStates(evidenceAddress, { history: 'push' })
  const [settings, setSettings] = useState(false)
  const year = address.year ?? begun
  const { code, kind, paper, page } = address
  const input = { year, code, kind, paper, skip: (page - 1) * gapsAtOnce, take: gapsAtOnce }
  const gaps = useQuery({ ...api.evidencePackage.gaps.queryOptions({ input }), placeholderData: keepPreviousData })
  return (
    <>
      <YearHead title={t('title')} year={year} onYear={(next) => setAddress({ year: next, code: null, kind: null, page: null })}>
        <Group gap="xs" data-controls="">
          <Button variant="default" leftSection={<IconListCheck size={16} aria-hidden />} onClick={() => setSettings(true)}>
            {t('requirements.open')}
          </Button>
          <PackageButton key={`${year} ${code}`} year={year} code={code} />
        </Group>
      </YearHead>
      <Panel
        query={gaps}
        isEmpty={({ indicators }) => indicators.length === 0}
        empty={<Empty text={t('noYear', { year: String(year) })} />}
      >
        {(found) => (
          <Stack gap="md">
            <Meters gaps={found} chosen={code} onChoose={(next) => setAddress({ code: next, kind: null, page: null })} />
            <SegmentedControl
              aria-label={t('list')}
              data={[
                { value: 'gaps', label: t('lists.gaps', { count: found.required - found.have }) },
                { value: 'materials', label: t('lists.materials') },
              ]}
              value={address.list}
              onChange={(list) => setAddress({ list: list as 'gaps' | 'materials' })}
              style={{ alignSelf: 'flex-start' }}
              data-controls=""
            />
            {address.list === 'gaps' ? (
              <GapList gaps={found} address={address} onAddress={setAddress} />
            ) : (
              <MaterialList year={year} code={code} indicators={found.indicators} />
            )}
          </Stack>
        )}
      </Panel>
      {settings && <Requirements onClose={() => setSettings(false)} />}
    </>
  )
}
