'use client'
import { Alert, Anchor, Badge, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconClipboardCheck, IconPencil } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import classes from '#components/ui/record-reading.module.css'
import type { RecordRow, Records } from '#components/ui/records.ts'
import { type Contract, contracts } from './contract-fields.tsx'
import { useTerm } from './contract-term.ts'

const RecordDrawer = dynamic(() => import('#components/ui/record-drawer.tsx').then((module) => module.RecordDrawer), { ssr: false })

/** What a contract is in one look, and what can be done with it. */
export function ContractHead({ contract, openFindings }: { contract: Contract; openFindings: number }) {
  const t = useTranslations('contracts.page')
  const states = useTranslations('enums.contractState')
  const mayWrite = useAllowed('contracts.write')
  const [isEditing, setEditing] = useState(false)
  const isDirty = useRef(false)
  const term = useTerm(contract)
  return (
    <header>
      <Anchor component={Link} href="/contracts" fz="sm" prefetch={false} data-controls="">
        <Group gap={4} component="span" display="inline-flex">
          <IconArrowLeft size={16} aria-hidden /> {t('back')}
        </Group>
      </Anchor>
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
          <Button variant="default" leftSection={<IconPencil size={18} aria-hidden />} onClick={() => setEditing(true)}>
            {t(mayWrite ? 'edit' : 'more')}
          </Button>
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
      {isEditing && (
        <RecordDrawer
          records={{ ...contracts, page: undefined, beside: undefined } as unknown as Records<RecordRow>}
          open={contract.id}
          isDirty={isDirty}
          onClose={() => setEditing(false)}
        />
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
