'use client'
import { Anchor, Group, Paper, Stack, Text } from '@mantine/core'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { Chart } from '#components/charts/chart.tsx'
import { usageOption } from '#components/charts/usage-option.ts'
import { Figure } from '#components/ui/figure.tsx'
import type { client } from '#lib/api.ts'
import type { Material } from './material-fields.tsx'

type Figures = Awaited<ReturnType<typeof client.materials.figures>>

/** What became of a material: each figure opens to its rows. */
export function MaterialFigures({ material, figures }: { material: Material; figures: Figures }) {
  const t = useTranslations('materials.page')
  const { current, issued, handedOut, downloads, months, versionIds } = figures
  const drawn = useMemo(
    () =>
      usageOption(
        months.map(({ month, downloads: count }) => ({ month: month.slice(0, 7), usage: String(count) })),
        { month: t('month'), usage: t('downloads') },
      ),
    [months, t],
  )
  const downloadsPath = `/materials/downloads?material=${material.id}`
  const only = `materialId.is.${material.id}`
  const shown = [
    { name: 'issued', value: issued, unit: t('unitIssued'), path: `/materials/versions?f=${only}` },
    {
      name: 'handedOut',
      value: handedOut,
      unit: t('unitCopies'),
      path: `/materials/handouts?f=versionId.is.${versionIds.slice(0, 50).join(',')}`,
    },
    { name: 'downloads', value: downloads, unit: t('unitTimes'), path: downloadsPath },
  ] as const
  return (
    <Paper withBorder p="md" component="section" aria-label={t('figures')}>
      <Stack gap="sm">
        <Text fw={500}>{current === null ? t('offersNone') : t('offered', { number: current })}</Text>
        <Group gap="xl">
          {shown.map(({ name, value, unit, path }) => (
            <div key={name}>
              <Text fz="sm" c="dimmed">
                {t(name)}
              </Text>
              <Text fz="xl" fw={600} component="div">
                <Figure value={String(value)} unit={unit} trace={path} label={t(name)} />
              </Text>
            </div>
          ))}
        </Group>
        {downloads > 0 && <Chart title={t('months')} {...drawn} hrefOf={() => downloadsPath} about={material.title} />}
        <Anchor component={Link} href="/materials/downloads" fz="sm">
          {t('allDownloads')}
        </Anchor>
      </Stack>
    </Paper>
  )
}
