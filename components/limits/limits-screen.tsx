'use client'
import { Alert, Box, Button, Fieldset, Group, NumberInput, SimpleGrid, Stack, Switch, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { useAllowed } from '#components/shell/actor.tsx'
import { PageHead } from '#components/shell/page-head.tsx'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'
import { api, client } from '#lib/api.ts'
import { type Limits, type LimitsView, limitsSchema, usualLimits } from '#lib/limits/schema.ts'

/** The limits of the framework: where scores, demands, grades and lights turn. */
export function LimitsScreen() {
  const t = useTranslations('limits')
  const { data } = useQuery(api.limits.get.queryOptions())
  return (
    <Stack>
      <PageHead title={t('title')} />
      <Text c="dimmed">{t('about', { framework: data?.framework ?? '' })}</Text>
      <Box maw={820}>{data && <LimitsForm key={data.version} view={data} />}</Box>
    </Stack>
  )
}

type Percent = { [Name in keyof Limits]: Limits[Name] extends string ? Name : never }[keyof Limits]
const groups: readonly { name: string; fields: readonly Percent[] }[] = [
  { name: 'deviation', fields: ['causeAbove', 'readAbove'] },
  { name: 'grade', fields: ['excellentFrom', 'goodFrom', 'fairFrom'] },
  { name: 'band', fields: ['reachedFrom', 'partlyFrom'] },
  { name: 'light', fields: ['greenFrom', 'yellowFrom'] },
]

function LimitsForm({ view }: { view: LimitsView }) {
  const t = useTranslations('limits')
  const isHeld = !useAllowed('evaluations.settings')
  const [limits, setLimits] = useState(view.limits)
  const [remindDays, setDays] = useState(view.remindDays)
  const checked = limitsSchema.safeParse(limits)
  const wrong = checked.success ? [] : checked.error.issues.map(({ path }) => path[0])
  const save = useMutation({
    meta: { quiet: true },
    mutationFn: () => client.limits.revise({ version: view.version, limits, remindDays }),
    onSuccess: () => notifications.show({ message: t('saved') }),
  })
  const change = (part: Partial<Limits>) => setLimits({ ...limits, ...part })
  return (
    <Stack
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (checked.success && !save.isPending) save.mutate()
      }}
    >
      {isHeld && <Alert>{t('held')}</Alert>}
      <ProblemNotice error={save.error} />
      {groups.map(({ name, fields }) => (
        <Fieldset key={name} legend={t(`groups.${name}`)}>
          <Stack gap="sm">
            {name === 'deviation' && (
              <Switch
                label={t('fields.farAbove')}
                checked={limits.farAbove}
                onChange={(event) => isHeld || change({ farAbove: event.currentTarget.checked })}
              />
            )}
            <SimpleGrid cols={{ base: 1, sm: 3 }}>
              {fields.map((field) => (
                <NumberInput
                  key={field}
                  label={t(`fields.${field}`)}
                  suffix={name === 'grade' ? undefined : '%'}
                  min={0}
                  max={999}
                  decimalScale={2}
                  readOnly={isHeld}
                  disabled={name === 'deviation' && !limits.farAbove}
                  value={limits[field]}
                  onChange={(value) => change({ [field]: String(value) })}
                  error={wrong.includes(field) ? t('wrong') : undefined}
                />
              ))}
            </SimpleGrid>
          </Stack>
        </Fieldset>
      ))}
      <Fieldset legend={t('groups.other')}>
        <Stack gap="sm">
          <Switch
            label={t('fields.mayNotApply')}
            description={t('mayNotApplyHint')}
            checked={limits.mayNotApply}
            onChange={(event) => isHeld || change({ mayNotApply: event.currentTarget.checked })}
          />
          <NumberInput
            label={t('fields.remindDays')}
            description={t('remindDaysHint')}
            min={0}
            max={60}
            allowDecimal={false}
            maw={260}
            readOnly={isHeld}
            value={remindDays}
            onChange={(value) => setDays(Number(value) || 0)}
          />
        </Stack>
      </Fieldset>
      {!isHeld && (
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setLimits(usualLimits)}>
            {t('usual')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!checked.success}>
            {t('save')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}
