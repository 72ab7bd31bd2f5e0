'use client'
import { Alert, Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconClipboardCheck } from '@tabler/icons-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useAllowed } from '#components/shell/actor.tsx'
import { EditRecord } from '#components/ui/edit-record.tsx'
import { PageBack } from '#components/ui/page-back.tsx'
import classes from '#components/ui/record-reading.module.css'
import { type Contract, contracts } from './contract-fields.tsx'
import { useTerm } from './contract-term.ts'

/** What a contract is in one look, and what can be done with it. */
export function ContractHead({ contract, openFindings }: { contract: Contract; openFindings: number }) {
  const t = useTranslations('contracts.page')
  const states = useTranslations('enums.contractState')
  const mayWrite = useAllowed('contracts.write')
  const term = useTerm(contract)
  return (
    <header>
      <PageBack path="/contracts" text={t('back')} />
      <Group justify="space-between" align="flex-start" gap="sm" mt={4}>
        <Stack gap={4} flex="1 1 18rem">
          <Title order={1} size="h3">
            {contract.name}
          </Title>
          <Group gap="xs">
            <Text fz="sm">{contract.code}</Text>
            {openFindings > 0 ? (
              <Badge component="a" href="#findings" color="orange" variant="light" tt="none" autoContrast style={{ cursor: 'pointer' }}>
                {states('open')} {openFindings}
              </Badge>
            ) : (
              contract.settledOn && (
                <Badge color="teal" variant="light" tt="none" autoContrast>
                  {states('clear')}
                </Badge>
              )
            )}
            {term.state && (
              <Badge color={term.tone} variant="light" tt="none" autoContrast>
                {term.state}
              </Badge>
            )}
          </Group>
        </Stack>
        <Group gap="xs" data-controls="">
          {mayWrite && (
            <Button
              component={Link}
              href={`/contracts/${contract.id}/settle`}
              prefetch={false}
              leftSection={<IconClipboardCheck size={18} aria-hidden />}
            >
              {t('settle')}
            </Button>
          )}
          <EditRecord
            records={{ ...contracts, page: undefined, beside: undefined }}
            id={contract.id}
            text={t(mayWrite ? 'edit' : 'more')}
          />
        </Group>
      </Group>
      <dl className={classes.list} style={{ marginBlockStart: '1rem' }}>
        <Fact name={t('supplier')}>{contract.supplier}</Fact>
        <Fact name={t('subProject')}>{contract.subProject}</Fact>
        <Fact name={t('term')}>{term.text}</Fact>
        {contract.settlementBasis && <Fact name={t('basis')}>{contract.settlementBasis}</Fact>}
        {contract.procurementId && contract.procurement && (
          <Fact name={t('procurement')}>
            <Anchor component={Link} href={`/contracts/procurements/${contract.procurementId}`} prefetch={false} inherit underline="always">
              {contract.procurement.code} {contract.procurement.title}
            </Anchor>
          </Fact>
        )}
        {contract.note && <Fact name={t('note')}>{contract.note}</Fact>}
      </dl>
      {!contract.settlementBasis && (
        <Alert color="orange" variant="light" mt="sm" role="status">
          {t('noBasis')}
        </Alert>
      )}
    </header>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <Text component="dt" fz="sm" c="dimmed">
        {name}
      </Text>
      <dd>{children}</dd>
    </div>
  )
}
