'use client'
import { Alert, Badge, Group, Paper, RingProgress, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { EvidenceAdd } from '#components/ui/evidence-add.tsx'
import { FiledRow, WaitingRow } from '#components/ui/evidence-rows.tsx'
import { usePhotos } from '#components/ui/evidence-thumbnail.tsx'
import type { EvidenceProps } from '#components/ui/records.ts'
import { api } from '#lib/api.ts'
import { paymentEvidence } from '#lib/costs/schema.ts'
import { ContractFiles } from './contract-files.tsx'
import classes from './vouchers.module.css'

/** The largest file that is worth sending, in bytes (20 MB): the server refuses more. */
const maxBytes = 20 * 1024 * 1024
const slots = [...paymentEvidence, 'other'] as const

/** The four vouchers of a payment: what is filed, what a ledger declares to be on paper, what is missing, and the button that files it right there. */
export function Vouchers({ source, record, recordId, values, queue, level = 3 }: EvidenceProps & { level?: 2 | 3 }) {
  const t = useTranslations()
  const mayFile = useAllowed('evidence.write')
  const [tooLarge, setTooLarge] = useState<string[]>([])
  const { data: filed = [] } = useQuery({ ...api.evidence.list.queryOptions({ input: { source, recordId } }), enabled: record !== null })
  const declared = (record as { declared?: string[] } | null)?.declared ?? []
  const photos = usePhotos(filed)
  const has = (kind: string) =>
    declared.includes(kind) || filed.some((file) => file.kind === kind) || queue.waiting.some((file) => file.kind === kind)
  // a receipt is there only after it was paid
  const isDue = (kind: string) => kind !== 'receipt' || Boolean(values.paidOn)
  const missing = paymentEvidence.filter((kind) => !has(kind) && isDue(kind))
  const nameOf = (kind: string) => t(`enums.evidence.${kind}`)
  const choose = (kind: string, files: File[]) => {
    setTooLarge(files.filter((file) => file.size > maxBytes).map((file) => file.name))
    const added = queue.add(
      kind,
      files.filter((file) => file.size <= maxBytes),
    )
    if (record) void queue.send(added)
  }
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="vouchers-title">
      <Stack gap="sm">
        <Group justify="space-between" wrap="nowrap">
          <div>
            <Title order={level} size="h5" id="vouchers-title">
              {t('costs.payment.vouchers.title')}
            </Title>
            <Text fz="sm" role="status" c={missing.length > 0 ? 'var(--mantine-color-error)' : undefined}>
              {missing.length > 0
                ? t('costs.payment.vouchers.lacks', { kinds: missing.map(nameOf).join(t('costs.payment.vouchers.and')) })
                : t('costs.payment.vouchers.complete')}
            </Text>
          </div>
          <Progress have={paymentEvidence.filter(has).length} />
        </Group>
        {tooLarge.map((name) => (
          <Alert key={name} color="red" variant="light" role="alert">
            {name}: {t('errors.FILE_TOO_LARGE', { megabytes: 20 })}
          </Alert>
        ))}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {slots.map((kind) => (
            <div key={kind} className={classes.slot} data-slot={kind}>
              <Group justify="space-between" wrap="nowrap" gap="xs" align="flex-start">
                <div>
                  <Text fz="sm" fw={500}>
                    {nameOf(kind)}
                  </Text>
                  {kind !== 'other' && <Standing has={has(kind)} isPaper={declared.includes(kind)} isDue={isDue(kind)} />}
                </div>
                {mayFile && <EvidenceAdd kind={kind} name={nameOf(kind)} onFiles={(files) => choose(kind, files)} />}
              </Group>
              {filed
                .filter((file) => file.kind === kind)
                .map((file) => (
                  <FiledRow key={file.id} file={file} photos={photos} mayRemove={mayFile} />
                ))}
              {queue.waiting
                .filter((file) => file.kind === kind)
                .map((file) => (
                  <WaitingRow
                    key={file.id}
                    file={file}
                    isSaved={record !== null}
                    isSending={queue.isSending}
                    onDrop={() => queue.drop(file.id)}
                    onRetry={() => queue.send([file])}
                  />
                ))}
              {kind === 'acceptance' && values.contractId && <ContractFiles contractId={String(values.contractId)} />}
            </div>
          ))}
        </SimpleGrid>
        {record === null && queue.waiting.length > 0 && (
          <Text fz="sm" c="dimmed">
            {t('records.evidence.withSave')}
          </Text>
        )}
      </Stack>
    </Paper>
  )
}

function Progress({ have }: { have: number }) {
  const t = useTranslations('costs.payment.vouchers')
  const all = paymentEvidence.length
  return (
    <RingProgress
      size={56}
      thickness={5}
      roundCaps={have > 0}
      aria-hidden
      sections={[{ value: (have / all) * 100, color: have === all ? 'teal' : 'orange' }]}
      label={
        <Text ta="center" fz="xs" fw={600}>
          {t('progress', { have: String(have), all: String(all) })}
        </Text>
      }
    />
  )
}

/** Whether one voucher is filed, on paper, or missing. */
function Standing({ has, isPaper, isDue }: { has: boolean; isPaper: boolean; isDue: boolean }) {
  const t = useTranslations('costs.payment.vouchers')
  if (isPaper)
    return (
      <Text fz="xs" c="dimmed">
        {t('declared')}
      </Text>
    )
  const tone = has ? 'teal' : isDue ? 'orange' : 'gray'
  return (
    <Badge size="sm" variant="light" color={tone} tt="none" autoContrast leftSection={has && <IconCircleCheck size={12} aria-hidden />}>
      {t(has ? 'filed' : isDue ? 'missing' : 'later')}
    </Badge>
  )
}
