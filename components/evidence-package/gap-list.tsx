import { Anchor, Badge, Group, Pagination, Paper, Select, Stack, Switch, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { v7 as newId } from 'uuid'
import { useAllowed } from '#components/shell/actor.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { EvidenceAdd } from '#components/ui/evidence-add.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { EvidenceSource } from '#lib/evidence/schema.ts'
import type { Gap, Gaps } from '#lib/evidence-package/schema.ts'
import { gapsAtOnce } from './evidence-address.ts'

type Address = { kind: string | null; paper: boolean; page: number }
type Props = {
  gaps: Gaps
  address: Address
  onAddress: (next: { kind?: string | null; paper?: boolean | null; page?: number | null }) => void
}

/** What is missing, record by record: each leads to its record, and a file can be filed right here. */
export function GapList({ gaps, address, onAddress }: Props) {
  const t = useTranslations()
  const records = [...new Map(gaps.gaps.map((gap) => [`${gap.source} ${gap.recordId}`, gap])).values()]
  return (
    <Stack gap="sm">
      <Group data-controls="">
        <Select
          aria-label={t('package.kind')}
          placeholder={t('package.everyKind')}
          clearable
          w={200}
          data={[...new Set([...gaps.kinds, ...(address.kind ? [address.kind] : [])])].map((kind) => ({
            value: kind,
            label: t(`enums.evidence.${kind}`),
          }))}
          value={address.kind}
          onChange={(kind) => onAddress({ kind, page: null })}
        />
        <Switch
          label={t('package.withPaper')}
          checked={address.paper}
          onChange={(change) => onAddress({ paper: change.currentTarget.checked || null, page: null })}
        />
      </Group>
      {gaps.gaps.length === 0 ? (
        <Empty text={t(address.paper ? 'package.allFiled' : 'package.noGaps')} />
      ) : (
        records.map((record) => (
          <RecordGaps
            key={`${record.source} ${record.recordId}`}
            record={record}
            gaps={gaps.gaps.filter(({ source, recordId }) => source === record.source && recordId === record.recordId)}
          />
        ))
      )}
      {gaps.total > gapsAtOnce && (
        <Pagination total={Math.ceil(gaps.total / gapsAtOnce)} value={address.page} onChange={(page) => onAddress({ page })} />
      )}
    </Stack>
  )
}

function RecordGaps({ record, gaps }: { record: Gap; gaps: Gap[] }) {
  const t = useTranslations()
  return (
    <Paper withBorder p="sm">
      <Group gap="xs" mb={4}>
        <Anchor component={Link} href={record.path} prefetch={false} fz="sm" fw={600}>
          {record.label}
        </Anchor>
        {record.codes.map((code) => (
          <Badge key={code} variant="default" size="sm" tt="none">
            {code}
          </Badge>
        ))}
        <Text fz="xs" c="dimmed">
          {t(`audit.sources.${record.source}`)}
        </Text>
      </Group>
      <Stack gap={4}>
        {gaps.map((gap) => (
          <OneGap key={gap.kind} gap={gap} />
        ))}
      </Stack>
    </Paper>
  )
}

/** One kind of file that is not there. Its ids are made when it is chosen, so that a second try cannot file it twice. */
function OneGap({ gap }: { gap: Gap }) {
  const t = useTranslations()
  const mayFile = useAllowed('evidence.write')
  const name = t(`enums.evidence.${gap.kind}`)
  const attach = useMutation({
    meta: { quiet: true },
    mutationFn: async (files: { id: string; file: File }[]) => {
      for (const { id, file } of files) {
        await client.evidence.attach({ id, source: gap.source as EvidenceSource, recordId: gap.recordId, kind: gap.kind, file })
      }
    },
  })
  return (
    <div>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text fz="sm">
          {name}
          {gap.isPaper && (
            <Text span c="dimmed" fz="sm">
              {' '}
              {t('records.evidence.onPaper')}
            </Text>
          )}
          {attach.isPending && (
            <Text span c="dimmed" fz="sm" role="status">
              {' '}
              {t('records.evidence.sending')}
            </Text>
          )}
        </Text>
        {mayFile && (
          <EvidenceAdd
            kind={gap.kind}
            name={t('package.of', { kind: name, record: gap.label })}
            onFiles={(files) => attach.mutate(files.map((file) => ({ id: newId(), file })))}
          />
        )}
      </Group>
      <ProblemNotice error={attach.error} />
    </div>
  )
}
