'use client'
import { Alert, Badge, Button, Group, Modal, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Panel } from '#components/ui/panel.tsx'
import { api, client } from '#lib/api.ts'
import type { FactorState } from '#lib/second-factors/schema.ts'
import { FactorSetup } from './factor-setup.tsx'
import { ProofForm } from './proof-form.tsx'
import { useProven } from './prove.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

type Open = 'setUp' | 'makeCodes' | 'remove'

/** One's own second factor: whether it is on, setting it up, its recovery codes, and the way to another phone. */
export function OwnFactor() {
  const state = useQuery(api.secondFactors.own.queryOptions())
  return <Panel query={state}>{(own) => <State own={own} />}</Panel>
}

function State({ own }: { own: FactorState }) {
  const t = useTranslations('secondFactor')
  const format = useFormatter()
  const [open, setOpen] = useState<Open | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  const proven = useProven()
  // beginning writes, and asked for again it is the same
  const begin = useMutation({
    mutationFn: () => proven(() => client.secondFactors.begin()),
    onSuccess: () => setOpen('setUp'),
  })
  const close = () => {
    setOpen(null)
    setCodes(null)
  }
  const needsProof = open === 'remove' || (open === 'makeCodes' && own.codesLeft !== null)
  const withCode = async (code: string) => {
    if (open === 'makeCodes') return setCodes((await client.secondFactors.makeCodes({ code })).codes)
    await client.secondFactors.remove({ code })
    notifications.show({ message: t('removed') })
    close()
  }
  const firstCodes = async () => {
    setOpen('makeCodes')
    setCodes((await client.secondFactors.makeCodes({ code: null })).codes)
  }
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={2} fz="md">
          {t('title')}
        </Title>
        <Badge variant="light" color={own.since ? 'teal' : 'gray'} autoContrast tt="none">
          {t(own.since ? 'on' : 'off')}
        </Badge>
      </Group>
      {own.since ? (
        <>
          <Text fz="sm" c="dimmed">
            {t('since', { when: format.dateTime(new Date(own.since), { dateStyle: 'medium' }) })} ·{' '}
            {own.codesLeft === null ? t('noCodes') : t('codesLeft', { count: own.codesLeft })}
          </Text>
          <Group gap="xs">
            <Button variant="default" onClick={() => (own.codesLeft === null ? void firstCodes() : setOpen('makeCodes'))}>
              {t(own.codesLeft === null ? 'firstCodes' : 'makeCodes')}
            </Button>
            <Button variant="default" onClick={() => setOpen('remove')}>
              {t('remove')}
            </Button>
          </Group>
        </>
      ) : (
        <>
          <Text fz="sm" c="dimmed">
            {t('about')}
          </Text>
          {own.isRequired && (
            <Alert color="orange" variant="light">
              {t('required')}
            </Alert>
          )}
          <div>
            <Button loading={begin.isPending} onClick={() => begin.mutate()}>
              {t('setUp')}
            </Button>
          </div>
        </>
      )}
      <Modal opened={open !== null} onClose={close} title={t(codes ? 'codesTitle' : open === 'setUp' ? 'title' : 'proveTitle')} centered>
        {codes ? (
          <RecoveryCodes codes={codes} done={t('done')} onDone={close} />
        ) : open === 'setUp' ? (
          begin.data && <FactorSetup enrolment={begin.data} onCodes={setCodes} />
        ) : (
          needsProof && <ProofForm text={open === 'remove' ? t('removeText') : ''} send={withCode} />
        )}
      </Modal>
    </Stack>
  )
}
