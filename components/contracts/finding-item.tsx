'use client'
import { Anchor, Badge, Box, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { FindingRow } from '#lib/contracts/schema.ts'
import { dayOf } from '#lib/day.ts'
import { useFindingText } from './finding-text.ts'
import { ResolveForm } from './resolve-form.tsx'

/** More rows than these that cause one finding are counted. */
const most = 4

/** One finding: what differs, in whose figures, the rows that cause it, and how it is or was settled. */
export function FindingItem({ finding, withContract = false }: { finding: FindingRow; withContract?: boolean }) {
  const t = useTranslations()
  const textOf = useFindingText()
  const mayWrite = useAllowed('contracts.write')
  const [isResolving, setResolving] = useState(false)
  const reopen = useMutation({ mutationFn: () => client.contracts.reopenFinding({ id: finding.id }), meta: { quiet: true } })
  const isOpen = finding.resolvedAt === null
  return (
    <Paper withBorder p="sm" component="li" data-finding={finding.kind}>
      <Group gap="xs" mb={4}>
        <Badge variant="light" tt="none" autoContrast color={isOpen ? 'orange' : 'teal'}>
          {t(isOpen ? 'contracts.findings.open' : 'contracts.findings.resolved')}
        </Badge>
        <Text fz="sm" fw={500}>
          {t(`enums.finding.${finding.kind}`)}
        </Text>
        {withContract && (
          <Anchor component={Link} href={`/contracts/${finding.contractId}`} fz="sm" prefetch={false}>
            {finding.contract.code} {finding.contract.name}
          </Anchor>
        )}
      </Group>
      <Stack gap={2}>
        {finding.causes.slice(0, most).map((cause) => (
          <Text key={cause.recordId} fz="sm" style={{ overflowWrap: 'anywhere' }}>
            {textOf(finding, cause)}{' '}
            {cause.source === 'settlements' && (
              <Anchor component={Link} href={`/contracts/settlements?open=${cause.recordId}`} prefetch={false} inherit underline="always">
                {t('contracts.findings.row', { code: cause.code })}
              </Anchor>
            )}
          </Text>
        ))}
        {finding.causes.length > most && (
          <Text fz="sm" c="dimmed">
            {t('records.total', { total: finding.causes.length })}
          </Text>
        )}
        <Text fz="xs" c="dimmed">
          {t('contracts.findings.opened', { day: dayOf(new Date(finding.openedAt)) })}
          {finding.resolvedAt &&
            ` · ${t('contracts.findings.by', { name: finding.resolvedBy ?? '', day: dayOf(new Date(finding.resolvedAt)) })}`}
        </Text>
        {finding.note && <Text fz="sm">{finding.note}</Text>}
      </Stack>
      <ProblemNotice error={reopen.error} />
      {mayWrite && (
        <Box mt={6} data-controls="">
          {isOpen && isResolving && <ResolveForm id={finding.id} onDone={() => setResolving(false)} />}
          {isOpen && !isResolving && (
            <Button size="compact-md" variant="default" onClick={() => setResolving(true)}>
              {t('contracts.findings.resolving')}
            </Button>
          )}
          {!isOpen && (
            <Button size="compact-md" variant="subtle" loading={reopen.isPending} onClick={() => reopen.mutate()}>
              {t('contracts.findings.reopen')}
            </Button>
          )}
        </Box>
      )}
    </Paper>
  )
}
