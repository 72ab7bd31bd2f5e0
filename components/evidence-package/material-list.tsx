import { Alert, Anchor, Badge, Button, Group, Paper, Select, Stack, Text, TextInput } from '@mantine/core'
import { IconNumbers, IconSearch } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api, client } from '#lib/api.ts'
import { type Sensitivity, sensitivities } from '#lib/evidence/schema.ts'
import type { Material, Meter } from '#lib/evidence-package/schema.ts'

type Props = { year: number; code: string | null; indicators: readonly Meter[] }

/** Materials that are drawn at once; more are found by their words. */
const most = 200

/** Every material of the year once, with its number, the figures it serves and the records it lies on. */
export function MaterialList({ year, code, indicators }: Props) {
  const t = useTranslations()
  const query = useQuery(api.evidencePackage.materials.queryOptions({ input: { year } }))
  const [search, setSearch] = useState('')
  const [sensitivity, setSensitivity] = useState<string | null>(null)
  const mayNumber = useAllowed('evidence.write')
  const number = useMutation({ mutationFn: () => client.evidencePackage.number({ year }) })
  const fits = (material: Material) =>
    (code === null || material.codes.includes(code)) &&
    (sensitivity === null || material.sensitivity === sensitivity) &&
    [material.number ?? '', material.fileName, ...material.records.map(({ label }) => label)].join('\n').includes(search.trim())
  return (
    <Panel query={query} isEmpty={({ materials }) => materials.length === 0} empty={<Empty text={t('package.noMaterials')} />}>
      {({ materials }) => {
        const found = materials.filter(fits)
        const unnumbered = materials.filter((material) => material.number === null).length
        return (
          <Stack gap="sm">
            <Group data-controls="" align="flex-end">
              <TextInput
                aria-label={t('package.search')}
                placeholder={t('package.search')}
                leftSection={<IconSearch size={16} aria-hidden />}
                value={search}
                onChange={(typing) => setSearch(typing.currentTarget.value)}
              />
              <Select
                aria-label={t('package.sensitivity')}
                placeholder={t('package.everySensitivity')}
                clearable
                w={160}
                data={sensitivities.map((value) => ({ value, label: t(`package.sensitivities.${value}`) }))}
                value={sensitivity}
                onChange={setSensitivity}
              />
              {mayNumber && unnumbered > 0 && (
                <Button
                  variant="default"
                  leftSection={<IconNumbers size={16} aria-hidden />}
                  loading={number.isPending}
                  onClick={() => number.mutate()}
                >
                  {t('package.number', { count: unnumbered })}
                </Button>
              )}
            </Group>
            {found.length === 0 && <Empty text={t('package.noFit')} />}
            {found.length > most && <Alert>{t('package.narrow', { shown: most, count: found.length })}</Alert>}
            {found.slice(0, most).map((material) => (
              <OneMaterial key={material.sha256} material={material} indicators={indicators} />
            ))}
          </Stack>
        )
      }}
    </Panel>
  )
}

function OneMaterial({ material, indicators }: { material: Material; indicators: readonly Meter[] }) {
  const t = useTranslations()
  const mayOpen = useAllowed('evidence.sensitive') || material.sensitivity !== 'sensitive'
  return (
    <Paper withBorder p="sm">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} style={{ flex: '1 1 260px' }}>
          <Group gap="xs">
            <Text fw={700} className="figures">
              {material.number ?? t('package.unnumbered')}
            </Text>
            <Badge variant="default" size="sm" tt="none">
              {t(`enums.evidence.${material.kind}`)}
            </Badge>
            {mayOpen ? (
              <Anchor
                href={`/evidence/${material.evidenceId}?inline=1`}
                target="_blank"
                rel="noreferrer"
                fz="sm"
                style={{ overflowWrap: 'anywhere' }}
              >
                {material.fileName}
              </Anchor>
            ) : (
              <Text fz="sm">{material.fileName}</Text>
            )}
          </Group>
          <Text fz="sm" c="dimmed">
            {t('package.serves', {
              figures: material.codes.map((code) => `${code} ${indicators.find((one) => one.code === code)?.name ?? ''}`).join('、'),
            })}
          </Text>
          {material.records.map((record) => (
            <Anchor key={`${record.recordId} ${record.kind}`} component={Link} href={record.path} prefetch={false} fz="sm">
              {record.label}
            </Anchor>
          ))}
        </Stack>
        <Sensitive material={material} />
      </Group>
    </Paper>
  )
}

function Sensitive({ material: { sha256, sensitivity, fileName } }: { material: Material }) {
  const t = useTranslations('package')
  const mayClassify = useAllowed('evidence.classify')
  const classify = useMutation({
    meta: { quiet: true },
    mutationFn: (to: Sensitivity | 'classified') => client.evidence.classify({ sha256, from: sensitivity, to }),
  })
  if (!mayClassify) return <Badge variant="default">{t(`sensitivities.${sensitivity}`)}</Badge>
  return (
    <Stack gap={4} w={150}>
      <Select
        aria-label={`${t('sensitivity')}：${fileName}`}
        data={[...sensitivities, 'classified' as const].map((value) => ({ value, label: t(`sensitivities.${value}`) }))}
        value={sensitivity}
        allowDeselect={false}
        disabled={classify.isPending}
        onChange={(to) => to && to !== sensitivity && classify.mutate(to as Sensitivity | 'classified')}
      />
      <ProblemNotice error={classify.error} />
    </Stack>
  )
}
