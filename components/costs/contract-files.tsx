'use client'
import { Anchor, Group, Text } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { api } from '#lib/api.ts'

/** What is filed with a payment's contract, beside the slot that asks for the contract or an acceptance: whoever looks for it need not file it twice. */
export function ContractFiles({ contractId }: { contractId: string }) {
  const t = useTranslations('costs.payment.vouchers')
  const { data: contract } = useQuery(api.contracts.get.queryOptions({ input: { id: contractId } }))
  const { data: files } = useQuery(api.evidence.list.queryOptions({ input: { source: 'contracts', recordId: contractId } }))
  if (!contract || !files) return null
  return (
    <Text fz="xs" c="dimmed" component="div" mt={4}>
      {t(files.length > 0 ? 'contractHint' : 'contractNone', { code: contract.code })}{' '}
      {files.map((file) => (
        <Group key={file.id} gap={2} component="span" display="inline-flex" mr={6}>
          <IconFileText size={14} aria-hidden />
          <Anchor href={`/evidence/${file.id}`} target="_blank" inherit underline="always">
            {file.fileName}
          </Anchor>
        </Group>
      ))}
      <Anchor component={Link} href={`/contracts/${contractId}`} inherit underline="always">
        {t('contractOpen')}
      </Anchor>
    </Text>
  )
}
