'use client'
import { Checkbox, Group, NumberInput, Radio, Stack, Textarea } from '@mantine/core'
import { textIn } from '#lib/surveys/rules.ts'
import type { Answers, Question, SurveyLanguage } from '#lib/surveys/schema.ts'

type Props = {
  questions: readonly Question[]
  language: SurveyLanguage
  answers: Answers
  onChange: (answers: Answers) => void
  /** Sentences about answers that are wrong, by question. */
  errors?: Record<string, string>
}
/** A hint stands before what there is to choose. */
const above = { inputWrapperOrder: ['label', 'description', 'input', 'error'] } satisfies {
  inputWrapperOrder: ('label' | 'description' | 'input' | 'error')[]
}
/** Scales up to this many points are buttons in a row; longer ones are typed. */
const mostButtons = 10

/** A survey's questions to be answered: as the public sees them, and for the office to enter what came on paper. */
export function AnswerFields({ questions, language, answers, onChange, errors = {} }: Props) {
  const set = (id: string, value: Answers[string] | undefined) => {
    const { [id]: _, ...others } = answers
    onChange(value === undefined ? others : { ...others, [id]: value })
  }
  return (
    <Stack gap="lg">
      {questions.map((question, at) => (
        <One
          key={question.id}
          question={question}
          language={language}
          at={at + 1}
          given={answers[question.id]}
          error={errors[question.id]}
          onChange={(value) => set(question.id, value)}
        />
      ))}
    </Stack>
  )
}

type OneProps = {
  question: Question
  language: SurveyLanguage
  at: number
  given: Answers[string] | undefined
  error: string | undefined
  onChange: (value: Answers[string] | undefined) => void
}
function One({ question, language, at, given, error, onChange }: OneProps) {
  const { kind, options, fullScore, required } = question
  const frame = {
    ...{ label: `${at}. ${textIn(question.title, language)}`, withAsterisk: required, error, lang: language },
    ...(textIn(question.hint, language) && { description: textIn(question.hint, language) }),
  }
  if (kind === 'text')
    return (
      <Textarea
        {...frame}
        autosize
        minRows={2}
        maxLength={5000}
        value={String(given ?? '')}
        onChange={(typing) => onChange(typing.currentTarget.value || undefined)}
      />
    )
  if (kind === 'multiple')
    return (
      <Checkbox.Group
        {...frame}
        {...above}
        value={Array.isArray(given) ? given : []}
        onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}
      >
        <Stack gap="xs" mt="xs">
          {options.map((option) => (
            <Checkbox key={option.id} value={option.id} label={textIn(option.title, language)} />
          ))}
        </Stack>
      </Checkbox.Group>
    )
  if (kind === 'score' && (fullScore ?? 0) > mostButtons)
    return (
      <NumberInput
        {...frame}
        min={1}
        max={fullScore ?? 100}
        allowDecimal={false}
        value={typeof given === 'number' ? given : ''}
        onChange={(points) => onChange(typeof points === 'number' ? points : undefined)}
      />
    )
  const choices =
    kind === 'score'
      ? Array.from({ length: fullScore ?? 0 }, (_, point) => ({ value: String(point + 1), label: String(point + 1) }))
      : options.map((option) => ({ value: option.id, label: textIn(option.title, language) }))
  const Row = kind === 'score' ? Group : Stack
  return (
    <Radio.Group
      {...frame}
      {...above}
      value={given === undefined ? '' : String(given)}
      onChange={(value) => onChange(kind === 'score' ? Number(value) : value)}
    >
      <Row gap={kind === 'score' ? 'md' : 'xs'} mt="xs">
        {choices.map((choice) => (
          <Radio key={choice.value} {...choice} />
        ))}
      </Row>
    </Radio.Group>
  )
}
