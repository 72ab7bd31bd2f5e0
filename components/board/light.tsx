import { Badge } from '@mantine/core'
import { IconAlertTriangleFilled, IconCircleCheckFilled, IconCircleDashed, IconCircleXFilled } from '@tabler/icons-react'
import { useTranslations } from 'next-intl'
import type { Light as LightName } from '#lib/indicators/rules.ts'

const looks = {
  green: { color: 'green', Icon: IconCircleCheckFilled },
  yellow: { color: 'yellow', Icon: IconAlertTriangleFilled },
  red: { color: 'red', Icon: IconCircleXFilled },
  grey: { color: 'gray', Icon: IconCircleDashed },
} as const

/** 绿 达标 · 黄 临界 · 红 预警: colour, sign and word, never colour alone. */
export function Light({ light }: { light: LightName }) {
  const t = useTranslations('board.lights')
  const { color, Icon } = looks[light]
  return (
    <Badge
      variant="light"
      color={color}
      autoContrast
      style={{ flexShrink: 0 }}
      leftSection={<Icon size={14} aria-hidden />}
      styles={{ label: { color: 'var(--mantine-color-text)' } }}
    >
      {t(light)}
    </Badge>
  )
}
