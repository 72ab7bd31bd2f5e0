import { Box, Center, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ColourMenu, LanguageMenu } from '#components/shell/header-menus.tsx'

/** The frame of the pages before signing in. */
export async function Entrance({ title, text, notes, children }: { title: string; text: string; notes: string[]; children: ReactNode }) {
  const t = await getTranslations('common')
  return (
    <Box component="main" mih="100dvh" px="md" py="lg">
      <Group justify="flex-end" gap={4}>
        <LanguageMenu />
        <ColourMenu />
      </Group>
      <Center mt={{ base: 'md', sm: 64 }}>
        <Stack w="100%" maw={400}>
          <div>
            <Text c="dimmed">{t('house')}</Text>
            <Title order={1} fz="h2">
              {title}
            </Title>
          </div>
          <Text fz="sm" c="dimmed">
            {text}
          </Text>
          <Paper withBorder p="lg">
            {children}
          </Paper>
          {notes.map((note) => (
            <Text key={note} fz="sm" c="dimmed">
              {note}
            </Text>
          ))}
        </Stack>
      </Center>
    </Box>
  )
}
