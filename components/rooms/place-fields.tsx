'use client'
import { ActionIcon, Group, NumberInput, Paper, Text } from '@mantine/core'
import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import { gridSize, type Rectangle } from '#lib/rooms/rules.ts'

const arrows = [
  { name: 'left', Icon: IconArrowLeft, step: { left: -1, top: 0 } },
  { name: 'up', Icon: IconArrowUp, step: { left: 0, top: -1 } },
  { name: 'down', Icon: IconArrowDown, step: { left: 0, top: 1 } },
  { name: 'right', Icon: IconArrowRight, step: { left: 1, top: 0 } },
] as const
const numbers = [
  { name: 'left', least: 0 },
  { name: 'top', least: 0 },
  { name: 'width', least: 1 },
  { name: 'height', least: 1 },
] as const

/** Moves and sizes the chosen room: arrows for a cell at a time, numbers for the rest. */
export function PlaceFields({ room, onChange }: { room: Rectangle & { name: string }; onChange: (change: Partial<Rectangle>) => void }) {
  const t = useTranslations('rooms.draw')
  return (
    <Paper withBorder p="sm" component="section" aria-label={t('place', { room: room.name })}>
      <Text fw={600} mb="xs">
        {t('place', { room: room.name })}
      </Text>
      <Group align="flex-end" gap="sm">
        <Group gap={4} wrap="nowrap">
          {arrows.map(({ name, Icon, step }) => (
            <ActionIcon
              key={name}
              variant="default"
              size="xl"
              aria-label={t(`move.${name}`)}
              onClick={() => onChange({ left: room.left + step.left, top: room.top + step.top })}
            >
              <Icon size={18} aria-hidden />
            </ActionIcon>
          ))}
        </Group>
        {numbers.map(({ name, least }) => (
          <NumberInput
            key={name}
            w={92}
            label={t(`numbers.${name}`)}
            value={room[name]}
            min={least}
            max={gridSize - 1}
            allowDecimal={false}
            onChange={(value) => typeof value === 'number' && onChange({ [name]: value })}
          />
        ))}
      </Group>
    </Paper>
  )
}
