'use client'
import { Button, Group, Slider, Stack, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { differenceInCalendarDays, getDaysInYear, parseISO } from 'date-fns'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { useState } from 'react'
import { PageHead } from '#components/shell/page-head.tsx'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { Figure } from '#components/ui/figure.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { firstOfYear, lastOfYear, plusDays, today, yearOf } from '#lib/day.ts'
import { termPath } from '#lib/facts/rules.ts'
import { percentOf } from '#lib/policies/rules.ts'
import type { RegisterView } from '#lib/policies/schema.ts'
import { dayOfRegister, registerAddress } from './register-address.ts'
import { RegisterTable } from './register-table.tsx'

/** What was in force on a day: the register as of any day of a year. */
export function RegisterScreen() {
  const t = useTranslations('policies.register')
  const [address, setAddress] = useQueryStates(registerAddress, { history: 'replace' })
  const on = dayOfRegister(address.on)
  const query = useQuery({ ...api.policies.register.queryOptions({ input: { on } }), placeholderData: keepPreviousData })
  return (
    <DatesFrame>
      <PageHead title={t('title', { day: on })}>
        <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()} data-controls="">
          {t('print')}
        </Button>
      </PageHead>
      <Days key={on} on={on} onDay={(day) => void setAddress({ on: day })} />
      <Panel
        query={query}
        isEmpty={({ lines }) => lines.length === 0}
        empty={
          <Empty text={t('empty')}>
            <Button component={Link} href="/policies?new=1" variant="default">
              {t('toPolicies')}
            </Button>
          </Empty>
        }
      >
        {(register) => (
          <Stack gap="md">
            <Summary register={register} />
            <RegisterTable lines={register.lines} year={yearOf(register.on)} />
          </Stack>
        )}
      </Panel>
    </DatesFrame>
  )
}

/** Which day: typed, or found along the year. */
function Days({ on, onDay }: { on: string; onDay: (day: string) => void }) {
  const t = useTranslations('policies.register')
  const year = yearOf(on)
  const first = firstOfYear(year)
  const [at, setAt] = useState(differenceInCalendarDays(parseISO(on), parseISO(first)))
  return (
    <Stack gap={4} mb="md" data-controls="">
      <Group gap="xs" align="flex-end">
        <DayField
          {...{ label: t('day'), description: undefined, required: false, disabled: false, error: undefined, clearable: false }}
          value={on}
          onChange={(day) => day && onDay(day)}
          onBlur={() => {}}
          data-field="on"
        />
        <Button variant="default" onClick={() => onDay(lastOfYear(year - 1))}>
          {t('yearEnd', { year: year - 1 })}
        </Button>
        {on !== today() && (
          <Button variant="default" onClick={() => onDay(today())}>
            {t('today')}
          </Button>
        )}
      </Group>
      <Slider
        my="xs"
        maw={720}
        min={0}
        max={getDaysInYear(parseISO(first)) - 1}
        value={at}
        onChange={setAt}
        onChangeEnd={(day) => onDay(plusDays(first, day))}
        label={(day) => plusDays(first, day)}
        thumbLabel={t('slider', { year })}
        thumbProps={{ 'aria-valuetext': plusDays(first, at) }}
      />
    </Stack>
  )
}

function Summary({ register: { on, required, inForce, lines } }: { register: RegisterView }) {
  const t = useTranslations('policies.register')
  const percent = percentOf(inForce, required)
  const term = (over?: string, measure = 'policies.in_force') =>
    termPath({ measure, reducer: 'level', ...(over && { over }) }, { from: firstOfYear(yearOf(on)), to: on })
  const bare = lines.filter(({ state, version, isRequired }) => isRequired && state === 'in_force' && version && !version.hasFile).length
  return (
    <Group gap="lg">
      <Text>
        {t('required')} <Figure value={required} trace={term(undefined, 'policies.required')} label={t('required')} />
      </Text>
      <Text>
        {t('inForce')} <Figure value={inForce} trace={term()} label={t('inForce')} />
      </Text>
      <Text>
        {t('rate')} <Figure value={percent} {...(percent !== null && { unit: '%' })} trace={term('policies.required')} label={t('rate')} />
      </Text>
      {bare > 0 && <Text c="var(--mantine-color-error)">{t('bare', { count: bare })}</Text>}
    </Group>
  )
}
