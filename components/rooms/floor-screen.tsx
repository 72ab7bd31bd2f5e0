'use client'
import { Badge, Button, Group, Tabs, Text, Title } from '@mantine/core'
import { IconPlus, IconPrinter, IconRuler2 } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'next-intl'
import { useQueryStates } from 'nuqs'
import { UnlinkedStays } from '#components/organisations/unlinked-stays.tsx'
import { useAllowed } from '#components/shell/actor.tsx'
import { PageTabs } from '#components/shell/page-tabs.tsx'
import { DatesFrame } from '#components/ui/dates-frame.tsx'
import { Empty } from '#components/ui/empty.tsx'
import { DayField } from '#components/ui/fields/day-field.tsx'
import { Panel } from '#components/ui/panel.tsx'
import { api } from '#lib/api.ts'
import { today } from '#lib/day.ts'
import { seatStates } from '#lib/rooms/rules.ts'
import type { PlanRoom, PlanSeat } from '#lib/rooms/schema.ts'
import { FloorPlan } from './floor-plan.tsx'
import classes from './floor-screen.module.css'
import { planAddress } from './plan-address.ts'

const BesidePlan = dynamic(() => import('./beside-plan.tsx').then((module) => module.BesidePlan), { ssr: false })
const PlanEditor = dynamic(() => import('./plan-editor.tsx').then((module) => module.PlanEditor), { ssr: false })

/** Who sits where on a day: floors as tabs, each drawn on its grid; a seat leads to its stay, or to putting somebody into it. */
export function FloorScreen() {
  const t = useTranslations('rooms')
  const [address, setAddress] = useQueryStates(planAddress, { history: 'push' })
  const mayPlan = useAllowed('rooms.write')
  const mayRead = useAllowed('organisations.read')
  const maySettle = useAllowed('organisations.write')
  const day = address.day ?? today()
  const plan = useQuery({ ...api.rooms.plan.queryOptions({ input: { day } }), placeholderData: keepPreviousData })
  const floors = floorsOf(plan.data?.rooms ?? [])
  const floor = floors.find((name) => name === address.floor) ?? busiest(plan.data?.rooms ?? []) ?? null
  const rooms = (plan.data?.rooms ?? []).filter((room) => room.floor === floor)
  const onSeat = (seat: PlanSeat) => {
    const { stay } = seat
    if (stay) return mayRead ? () => void setAddress({ beside: { kind: 'stay', id: stay.stayId } }) : undefined
    if (seat.state === 'closed') return () => void setAddress({ beside: { kind: 'seat', id: seat.id } })
    return maySettle ? () => void setAddress({ beside: { kind: 'settle', id: seat.id } }) : undefined
  }
  const newRoom = () => setAddress({ beside: { kind: 'room', id: 'new' } })
  return (
    <>
      <Title order={1} size="h3" mb="sm">
        {t('plan.title')}
      </Title>
      <PageTabs />
      <UnlinkedStays />
      <Group mb="sm" justify="space-between" align="flex-end" className={classes.bar}>
        <DatesFrame>
          <DayField
            label={t('plan.day')}
            description={undefined}
            required={false}
            disabled={false}
            error={undefined}
            value={day}
            onChange={(chosen) => chosen && setAddress({ day: chosen === today() ? null : chosen })}
            onBlur={() => undefined}
            data-field="day"
            clearable={false}
          />
        </DatesFrame>
        <Group gap="xs">
          {rooms.length > 0 && (
            <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
              {t('plan.print')}
            </Button>
          )}
          {mayPlan && rooms.length > 0 && !address.draw && (
            <Button variant="default" leftSection={<IconRuler2 size={16} aria-hidden />} onClick={() => setAddress({ draw: true })}>
              {t('plan.draw')}
            </Button>
          )}
          {mayPlan && (
            <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={newRoom}>
              {t('room.new')}
            </Button>
          )}
        </Group>
      </Group>
      <Panel query={plan} isEmpty={(house) => house.rooms.length === 0} empty={<NoPlan onNew={mayPlan ? newRoom : undefined} />}>
        {(house) => (
          <>
            <Tabs value={floor} onChange={(name) => setAddress({ floor: name, draw: null })} mb="sm">
              <Tabs.List aria-label={t('plan.floors')}>
                {floors.map((name) => (
                  <Tabs.Tab key={name} value={name}>
                    {name}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
            </Tabs>
            {address.draw && mayPlan ? (
              <PlanEditor key={floor} rooms={rooms} onDone={() => setAddress({ draw: null })} />
            ) : (
              <>
                <Counts rooms={rooms} day={house.day} floor={floor ?? ''} />
                <FloorPlan
                  label={t('plan.label', { floor: floor ?? '', day: house.day })}
                  rooms={rooms}
                  day={house.day}
                  onSeat={onSeat}
                  onRoom={(room) => setAddress({ beside: { kind: 'room', id: room.id } })}
                />
              </>
            )}
            {address.beside && (
              <BesidePlan
                key={`${address.beside.kind}.${address.beside.id}`}
                beside={address.beside}
                rooms={house.rooms}
                floor={floor}
                day={day}
                onClose={() => setAddress({ beside: null })}
              />
            )}
          </>
        )}
      </Panel>
      {plan.data?.rooms.length === 0 && address.beside && (
        <BesidePlan beside={address.beside} rooms={[]} floor={null} day={day} onClose={() => setAddress({ beside: null })} />
      )}
    </>
  )
}

const floorsOf = (rooms: readonly PlanRoom[]): string[] =>
  [...new Set(rooms.map(({ floor }) => floor))].sort((a, b) => a.localeCompare(b, 'zh', { numeric: true }))

/** The floor with the most seats is the one that is mostly asked for. */
const busiest = (rooms: readonly PlanRoom[]): string | undefined => {
  const counts = new Map<string, number>()
  for (const { floor, seats } of rooms) counts.set(floor, (counts.get(floor) ?? 0) + seats.length)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

function NoPlan({ onNew }: { onNew: (() => void) | undefined }) {
  const t = useTranslations('rooms')
  return (
    <Empty text={t('plan.empty')}>
      {onNew && (
        <>
          <Button onClick={onNew}>{t('room.new')}</Button>
          <Button component="a" variant="default" href="/imports">
            {t('plan.import')}
          </Button>
        </>
      )}
    </Empty>
  )
}

const tones = { vacant: 'teal', occupied: 'blue', expiring: 'yellow', overdue: 'red', closed: 'gray' } as const

/** How many seats of the floor stand how, with the day that the figures are of. */
function Counts({ rooms, day, floor }: { rooms: PlanRoom[]; day: string; floor: string }) {
  const t = useTranslations('rooms')
  const seats = rooms.flatMap((room) => room.seats)
  const present = seatStates.map((state) => ({ state, count: seats.filter((seat) => seat.state === state).length }))
  return (
    <Group gap="xs" mb="sm" role="status">
      <Text fz="sm" fw={600}>
        {t('plan.summary', { floor, day, seats: seats.length })}
      </Text>
      {present
        .filter(({ count }) => count > 0)
        .map(({ state, count }) => (
          <Badge key={state} variant="light" color={tones[state]} size="lg" radius="sm">
            {t('plan.count', { state: t(`states.${state}`), count })}
          </Badge>
        ))}
    </Group>
  )
}
