'use client'
import { MantineProvider } from '@mantine/core'
import { ModalsProvider } from '@mantine/modals'
import { Notifications, notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type ReactNode, useMemo, useRef, useState } from 'react'
import { useErrorText } from '#components/ui/error-text.ts'
import { houseQueryClient } from '#components/ui/query-client.ts'
import { houseColours, houseTheme } from '#components/ui/theme.ts'
import type { Locale } from '#lib/locale.ts'

/** What every page stands in: look, dialogs, notices, the query cache and the URL's state. */
export function Providers({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = useTranslations('common')
  const theme = useMemo(() => houseTheme(locale, t), [locale, t])
  const textOf = useErrorText()
  // the cache outlives a change of language, so it asks for the sentence of the moment
  const latest = useRef(textOf)
  latest.current = textOf
  const [queryClient] = useState(() => houseQueryClient((error) => notifications.show({ color: 'red', message: latest.current(error) })))
  return (
    <MantineProvider theme={theme} cssVariablesResolver={houseColours} defaultColorScheme="auto">
      <NuqsAdapter>
        <QueryClientProvider client={queryClient}>
          <ModalsProvider labels={{ confirm: t('yes'), cancel: t('cancel') }}>
            <Notifications position="bottom-center" limit={3} />
            {children}
          </ModalsProvider>
        </QueryClientProvider>
      </NuqsAdapter>
    </MantineProvider>
  )
}
