'use client'
import { Button, Group, NumberInput, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { PageHead } from '#components/shell/page-head.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { gridAddress } from './grid-address.ts'
import { GridTable } from './grid-table.tsx'

/** A year of inspections, month by area: what was walked, how much of it was good, and what is left; every cell opens its round. */
export function GridScreen({ usual }: { usual: number }) {
  const t = useTranslations('inspections.grid')
  const [{ year: asked }, setAddress] = useQueryStates(gridAddress, { history: 'replace' })
  const year = asked ?? usual
  const query = useQuery({ ...api.inspections.grid.queryOptions({ input: { year } }), placeholderData: keepPreviousData })
  return (
    <>
      <PageHead title={t('title', { year })}>
        <Group gap="xs" align="flex-end" data-controls="">
          <NumberInput
            aria-label={t('year')}
            w={110}
            min={2000}
            max={2099}
            allowDecimal={false}
            thousandSeparator=""
            value={year}
            onChange={(to) => typeof to === 'number' && to >= 2000 && to <= 2099 && void setAddress({ year: to })}
          />
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </Group>
      </PageHead>
      <Panel
        query={query}
        isEmpty={({ areas }) => areas.length === 0}
        empty={
          <Empty text={t('empty', { year })}>
            <Button component={Link} href="/inspections/areas" variant="default">
              {t('toAreas')}
            </Button>
          </Empty>
        }
      >
        {(grid) => (
          <>
            <GridTable grid={grid} />
            <Text fz="sm" c="dimmed" mt="sm">
              {t('legend')}
            </Text>
          </>
        )}
      </Panel>
    </>
  )
}
