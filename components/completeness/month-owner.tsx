'use client'
import { Button, Group, Popover, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'next-intl'
import { useState } from 'react'
import { v7 as newId } from 'uuid'
import { useAllowed } from '#components/shell/actor.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { client } from '#lib/api.ts'
import type { CompletenessYear } from '#lib/completeness/schema.ts'
import classes from './month-owner.module.css'

type Owner = CompletenessYear['months'][number]['owner']

/** Who answers for a month; whoever may, names somebody else here. */
export function MonthOwner({ month, owner }: { month: string; owner: Owner }) {
  const t = useTranslations('completeness')
  const format = useFormatter()
  const mayWrite = useAllowed('completeness.write')
  const [isOpen, setOpen] = useState(false)
  if (!mayWrite)
    return (
      <Text span fz="xs" c="dimmed">
        {owner?.owner ?? ''}
      </Text>
    )
  const when = format.dateTime(new Date(`${month}T12:00:00+08:00`), { year: 'numeric', month: 'long' })
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus returnFocus width={260} withinPortal>
      <Popover.Target>
        <UnstyledButton
          className={classes.owner}
          data-empty={owner === null || undefined}
          aria-label={t('ownerOf', { month: when, owner: owner?.owner ?? t('nobody') })}
          onClick={() => setOpen(!isOpen)}
        >
          {owner?.owner ?? t('nameOwner')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('ownerTitle', { month: when })}>
        <OwnerForm month={month} owner={owner} onDone={() => setOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}

function OwnerForm({ month, owner, onDone }: { month: string; owner: Owner; onDone: () => void }) {
  const t = useTranslations()
  const [id] = useState(() => newId())
  const [name, setName] = useState(owner?.owner ?? '')
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: async () => {
      const typed = name.trim()
      if (owner && typed === '') return client.completenessMonths.remove({ id: owner.id, version: owner.version })
      if (owner) return client.completenessMonths.revise({ id: owner.id, version: owner.version, forMonth: month, owner: typed })
      return client.completenessMonths.log({ id, forMonth: month, owner: typed })
    },
    onSuccess: onDone,
  })
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!save.isPending && (owner || name.trim() !== '')) save.mutate()
      }}
    >
      <Stack gap="xs">
        <ProblemNotice error={save.error} />
        <TextInput
          label={t('completeness.owner')}
          maxLength={200}
          value={name}
          data-autofocus
          onChange={(typing) => setName(typing.currentTarget.value)}
        />
        <Group>
          <Button type="submit" size="sm" loading={save.isPending}>
            {t('common.save')}
          </Button>
          <Button variant="default" size="sm" onClick={onDone}>
            {t('common.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
