import { Button, Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** What a page says in place of its content: a heading, what to do, and the ways on. */
export function PageNotice({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <Stack maw={560} mx="auto" px="md" py="xl">
      <Title order={1} fz="h2">
        {title}
      </Title>
      <Text>{text}</Text>
      <Group>{children}</Group>
    </Stack>
  )
}

/** A way on that leads to a page of the house, loaded afresh. */
export const WayOn = ({ href, children }: { href: string; children: ReactNode }) => (
  <Button component="a" href={href} variant="default">
    {children}
  </Button>
)
