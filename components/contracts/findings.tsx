'use client'
import { Badge, Button, Group, Stack, Text, Textarea, Title } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { Contract } from './contract-fields.tsx'

type Finding = Contract['findings'][number]

/** Where contract and settlement differ, and how each difference was settled. */
export function Findings({ findings }: { findings: Finding[] }) {
  const t = useTranslations('contracts.findings')
  return (
    <Stack gap="xs" component="section" aria-labelledby="findings-title">
      <Title order={3} size="h5" id="findings-title">
        {t('title')}
      </Title>
      {findings.length === 0 && (
        <Text fz="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      {findings.map((finding) => (
        <FindingRow key={finding.id} finding={finding} />
      ))}
    </Stack>
  )
}

function FindingRow({ finding }: { finding: Finding }) {
  const t = useTranslations()
  const mayWrite = useAllowed('contracts.write')
  const [note, setNote] = useState('')
  const resolve = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.contracts.resolveFinding({ id: finding.id, note }),
  })
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Badge variant="light" tt="none" autoContrast color={finding.resolvedAt ? 'teal' : 'orange'}>
          {t(finding.resolvedAt ? 'contracts.findings.resolved' : 'contracts.findings.open')}
        </Badge>
        <Text fz="sm">
          {t(`enums.finding.${finding.kind}`)}：{finding.subject}
        </Text>
      </Group>
      {finding.note && (
        <Text fz="sm" c="dimmed">
          {finding.note}
        </Text>
      )}
      {!finding.resolvedAt && mayWrite && (
        <>
          <ProblemNotice error={resolve.error} />
          <Group align="flex-end" gap="xs" wrap="nowrap">
            <Textarea
              flex={1}
              autosize
              minRows={1}
              label={t('contracts.findings.note')}
              value={note}
              onChange={(typing) => setNote(typing.currentTarget.value)}
            />
            <Button variant="default" disabled={note.trim() === ''} loading={resolve.isPending} onClick={() => resolve.mutate()}>
              {t('contracts.findings.resolve')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}
