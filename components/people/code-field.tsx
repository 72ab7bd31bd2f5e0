'use client'
import { TextInput, type TextInputProps } from '@mantine/core'

/** A code of an authenticator, or a recovery code: phones offer their number keys and what came by message; pasting is fine. */
export function CodeField(props: TextInputProps) {
  return (
    <TextInput
      {...props}
      inputMode="text"
      autoComplete="one-time-code"
      autoCapitalize="characters"
      autoCorrect="off"
      spellCheck={false}
      maxLength={40}
      size="md"
      styles={{ input: { fontVariantNumeric: 'tabular-nums', letterSpacing: '0.12em' } }}
    />
  )
}
