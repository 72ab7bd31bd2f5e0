import { Paper, Stack, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { ProblemNotice } from '#components/ui/problem-notice.tsx'

type Props = {
  /** The id of its heading. */
  id: string
  title: string
  /** How the way does, above the form. */
  state: ReactNode
  error: unknown
  onSubmit: () => void
  children: ReactNode
}

/** A way out of the house with how it does and the form that connects it. */
export function ChannelForm({ id, title, state, error, onSubmit, children }: Props) {
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack gap="md">
        <Title order={2} size="h5" id={id}>
          {title}
        </Title>
        {state}
        <form
          method="post"
          noValidate
          onSubmit={(submit) => {
            submit.preventDefault()
            onSubmit()
          }}
        >
          <Stack gap="sm">
            <ProblemNotice error={error} />
            {children}
          </Stack>
        </form>
      </Stack>
    </Paper>
  )
}
