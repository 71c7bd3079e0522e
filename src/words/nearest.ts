import { distance } from 'fastest-levenshtein'

/** Letters an edit, from which on a word is taken for a slip of another. */
const lettersPerSlip = 3
/** Letters from which on the beginning of a name, or whole words of it, are taken for the name. */
const shortestPart = 3
/** Letters at the beginning that forms of one word have in common. */
const sameBeginning = 2

/** Words without capitals, separators and the plural’s s. */
const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[\s._/:,;()'"-]+/)
    .filter((word) => word !== '')
    .map((word) => (word.length > shortestPart ? word.replace(/(?<!s)s$/, '') : word))

/** The words of one that are not among those of the other, each as often as it stands. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return words.filter((word) => {
    const at = left.indexOf(word)
    if (at < 0) return true
    left.splice(at, 1)
    return false
  })
}

/** Kinds of likeness, the surest first. */
const [same, beginning, slipped, part, none] = [0, 1, 2, 3, 4]

/** How a wrong name, whose words are given, is like a valid one. Words that both have tell nothing of the others. */
function likeness(wrong: string, own: readonly string[], name: string): number {
  const theirs = wordsOf(name)
  const [a, b] = [without(own, theirs).join(''), without(theirs, own).join('')]
  if (a === b) return same
  const [whole, other] = [own.join(''), theirs.join('')]
  const begins = whole.startsWith(other) || other.startsWith(whole)
  if (begins && Math.min(whole.length, other.length) >= shortestPart) return beginning
  if (a === '') return whole.length >= shortestPart ? part : none
  // A name within a longer wrong one has to be most of it.
  if (b === '') return other.length >= Math.max(shortestPart, whole.length / 2) ? part : none
  if (isSlip(a, b)) return slipped
  // Forms of one word, as in bring_back and brought_back: the beginning is the same, and the rest of the name tells that it is meant.
  return a.slice(0, sameBeginning) === b.slice(0, sameBeginning) &&
    isSlip(wrong.toLowerCase(), name.toLowerCase())
    ? slipped
    : none
}

const isSlip = (a: string, b: string): boolean => edits(a, b) <= Math.max(a.length, b.length) / lettersPerSlip

/** Edits from one word to another; letters that changed places count once. */
function edits(a: string, b: string): number {
  const least = distance(a, b)
  if (a.length !== b.length || least === 0) return least
  const letters = (word: string) => [...word].sort().join('')
  return least - (letters(a) === letters(b) ? 1 : 0)
}

/**
 * The valid name that a wrong one was most likely meant for: the same words, else the beginning of a name, else few edits
 * for the length of the words that differ, else whole words of a name. Of several alike, that with the fewest edits, and
 * of those the first. Undefined if none is near enough: a wrong proposal is worse than none.
 */
export function nearestName(wrong: string, names: readonly string[]): string | undefined {
  const own = wordsOf(wrong)
  const ranked = names.map((name) => ({
    name,
    kind: likeness(wrong, own, name),
    apart: distance(wrong, name),
  }))
  const [best] = ranked
    .filter(({ kind }) => kind !== none)
    .sort((a, b) => a.kind - b.kind || a.apart - b.apart)
  return best?.name
}
