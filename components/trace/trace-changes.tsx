'use client'
import { Accordion, Chip, Group, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api, type client } from '#lib/api.ts'
import { isDay, plusDays, today } from '#lib/day.ts'
import { ChangesTable } from './changes-table.tsx'
import { traceLook } from './trace-address.ts'

type Figure = Parameters<typeof client.indicators.changes>[0]['figure']

/** Days from which changes are often asked for. The house closes no months: the last complete one stands for it. */
const starts = (now: string) => ({
  yesterday: plusDays(now, -1),
  week: plusDays(now, -7),
  days30: plusDays(now, -30),
  month: `${now.slice(0, 8)}01`,
})

/** What changed in a figure since a day, from the audit. Asked for once somebody opens it; the day stands in the address. */
export function TraceChanges({ figure, unit }: { figure: Figure; unit: string }) {
  const t = useTranslations('facts.trace.changes')
  const [{ since }, setLook] = useQueryStates(traceLook)
  const now = today()
  const presets = starts(now)
  const day = since !== null && isDay(since) ? since : null
  return (
    <Accordion
      variant="contained"
      value={day === null ? null : 'changes'}
      onChange={(open) => setLook({ since: open === null ? null : presets.week })}
      data-controls={day === null ? true : undefined}
    >
      <Accordion.Item value="changes">
        <Accordion.Control>
          <Text fw={500}>{t('title')}</Text>
        </Accordion.Control>
        <Accordion.Panel>
          {day !== null && (
            <Stack gap="sm">
              <Group gap="xs" align="flex-end" data-controls>
                {(Object.keys(presets) as (keyof typeof presets)[]).map((name) => (
                  <Chip key={name} checked={day === presets[name]} onChange={() => setLook({ since: presets[name] })}>
                    {t(`presets.${name}`)}
                  </Chip>
                ))}
                <DatesFrame>
                  <DayField
                    {...{ label: t('since'), description: undefined, required: false, disabled: false, error: undefined, clearable: false }}
                    value={day}
                    maxDate={now}
                    onChange={(typed) => isDay(typed) && setLook({ since: typed })}
                    onBlur={() => {}}
                    data-field="since"
                  />
                </DatesFrame>
              </Group>
              <Told figure={figure} since={day} unit={unit} />
            </Stack>
          )}
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}

function Told({ figure, since, unit }: { figure: Figure; since: string; unit: string }) {
  const found = useQuery(api.indicators.changes.queryOptions({ input: { figure, since } }))
  return <Panel query={found}>{(changes) => <ChangesTable changes={changes} unit={unit} />}</Panel>
}
