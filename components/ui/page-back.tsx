import { Anchor, Group } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import Link from 'next/link'

/** The way back from a page about a part of something. */
export const PageBack = ({ path, text }: { path: string; text: string }) => (
  <Anchor component={Link} href={path} fz="sm" prefetch={false} data-controls="">
    <Group gap={4} component="span" display="inline-flex">
      <IconArrowLeft size={16} aria-hidden /> {text}
    </Group>
  </Anchor>
)
