/** Lessons as a list to choose from, none first. A redacted one cannot be chosen. */
type Lesson = { readonly id: string; readonly text: { readonly body: string | null; readonly language: string } }

const longest = 120 // characters of a lesson in a list

export const lessonOptions = (lessons: readonly Lesson[], none: string) => [
  { value: '', label: none },
  ...lessons.flatMap(({ id, text }) =>
    text.body ? [{ value: id, label: text.body.slice(0, longest), lang: text.language }] : [],
  ),
]
