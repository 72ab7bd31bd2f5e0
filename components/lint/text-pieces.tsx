'use client'
import { Text } from '@mantine/core'
import classes from './text-pieces.module.css'

type Piece = { kind: 'same' | 'gone' | 'new'; text: string }

/** A text with what was taken out struck and what was put in underlined: never told by colour alone. */
export function TextPieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <Text component="span" display="block" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {pieces.map(({ kind, text }, index) => {
        const key = `${index}-${kind}`
        if (kind === 'gone')
          return (
            <del key={key} className={classes.gone}>
              {text}
            </del>
          )
        if (kind === 'new')
          return (
            <ins key={key} className={classes.new}>
              {text}
            </ins>
          )
        return <span key={key}>{text}</span>
      })}
    </Text>
  )
}
