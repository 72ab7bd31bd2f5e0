'use client'
import { Badge, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { EditRecord } from '#components/ui/edit-record.tsx'
import { PageBack } from '#components/ui/page-back.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { RecordHistory } from '#components/ui/record-history.tsx'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { RemovedNotice } from '#components/ui/removed-notice.tsx'
import { SubRecords } from '#components/ui/sub-records.tsx'
import { api } from '#lib/api.ts'
import { handoutsOf } from './handout-fields.tsx'
import { type Material, materialRecords, stateTones } from './material-fields.tsx'
import { MaterialFigures } from './material-figures.tsx'
import { MaterialLink } from './material-link.tsx'
import { versionsOf } from './version-fields.tsx'

const records = materialRecords as unknown as Records<RecordRow>

/** All of one material: what its link offers, its versions, to whom it went, and what became of it. */
export function MaterialPage({ id }: { id: string }) {
  const query = useQuery(api.materials.get.queryOptions({ input: { id } }))
  return <Panel query={query}>{(row) => (row.removedAt ? <RemovedNotice records={records} row={row} /> : <Whole material={row} />)}</Panel>
}

function Whole({ material }: { material: Material }) {
  const figures = useQuery(api.materials.figures.queryOptions({ input: { id: material.id } }))
  const versionIds = figures.data?.versionIds ?? []
  const only = { materialId: { is: [material.id] } }
  return (
    <Stack gap="lg">
      <Head material={material} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" verticalSpacing="lg" style={{ alignItems: 'start' }}>
        <Panel query={figures}>{(found) => <MaterialFigures material={material} figures={found} />}</Panel>
        <MaterialLink material={material} />
        <SubRecords records={versionsOf(material.id, material.latestNumber)} filters={only} />
        {/* nothing is handed out before there is a version */}
        {versionIds.length > 0 && <SubRecords records={handoutsOf(material.id)} filters={{ versionId: { is: [...versionIds] } }} />}
      </SimpleGrid>
      <Paper withBorder p="md">
        <RecordHistory records={records} row={material} />
      </Paper>
    </Stack>
  )
}

function Head({ material }: { material: Material }) {
  const t = useTranslations('materials.page')
  const enums = useTranslations('enums')
  const mayWrite = useAllowed('materials.write')
  const figures = useQuery(api.materials.figures.queryOptions({ input: { id: material.id } }))
  const { language, responsible } = material
  return (
    <Stack gap="xs">
      <PageBack path="/materials" text={t('back')} />
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} flex="1 1 18rem">
          <Title order={1} size="h3">
            {material.title}
          </Title>
          <Group gap="xs">
            {figures.data && (
              <Badge variant="light" color={stateTones[figures.data.state]} tt="none" autoContrast>
                {enums(`materialState.${figures.data.state}`)}
              </Badge>
            )}
            <Text fz="sm">
              {[
                material.kind,
                t('language', { language: enums(`materialLanguage.${language}`) }),
                responsible && t('responsible', { name: responsible }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </Group>
          {material.description && <Text fz="sm">{material.description}</Text>}
        </Stack>
        {mayWrite && <EditRecord records={records} id={material.id} text={t('edit')} />}
      </Group>
    </Stack>
  )
}
