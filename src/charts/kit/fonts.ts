/** The typeface of the charts as outlines: how wide words are and which curves draw them, on any machine alike. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as fontkit from 'fontkit'
import { inLines } from '../../words/text.ts'

/** Files of the package’s own typeface, by weight. */
export const fontFiles = {
  normal: asset('SourceSans3_400Regular.ttf'),
  bold: asset('SourceSans3_700Bold.ttf'),
} as const

export type Weight = keyof typeof fontFiles

function asset(file: string): string {
  return fileURLToPath(new URL(`../../../assets/fonts/${file}`, import.meta.url))
}

const fonts = new Map<Weight, fontkit.Font>()

function fontOf(weight: Weight): fontkit.Font {
  let font = fonts.get(weight)
  if (font === undefined) {
    const read = fontkit.create(readFileSync(fontFiles[weight]))
    if (!('layout' in read)) throw new Error(`${fontFiles[weight]} holds more than one font`)
    font = read
    fonts.set(weight, font)
  }
  return font
}

/** Whether the typeface has every letter of `text`. */
export function hasLetters(text: string, weight: Weight): boolean {
  const font = fontOf(weight)
  return [...text].every((letter) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0))
}

const runs = new Map<string, fontkit.GlyphRun>()

/** The letters of `text` set with kerning and ligatures; kept, since the charts of a run share most of their words. */
function runOf(text: string, weight: Weight): fontkit.GlyphRun {
  const key = `${weight} ${text}`
  let run = runs.get(key)
  if (run === undefined) {
    run = fontOf(weight).layout(text)
    runs.set(key, run)
  }
  return run
}

/** Width of `text` in pixels at `size` pixels. */
export function widthOf(text: string, size: number, weight: Weight = 'normal'): number {
  return (runOf(text, weight).advanceWidth * size) / fontOf(weight).unitsPerEm
}

/**
 * The words of `text` set into lines of at most `across` pixels at `size` pixels; a word that is wider has a line of its own.
 * The whole is set once, and broken at blanks by where its letters came to stand.
 */
export function linesWithin(text: string, across: number, size: number, weight: Weight): string[] {
  const most = (across * fontOf(weight).unitsPerEm) / size
  const spans = spansOfWords(text, weight)
  return inLines(text.split(' '), (first, last) => spans[last]!.end - spans[first]!.start <= most)
}

/** From where to where each word of `text` stands, in units of the typeface. */
function spansOfWords(text: string, weight: Weight): { readonly start: number; readonly end: number }[] {
  const { glyphs, positions } = runOf(text, weight)
  const spans: { start: number; end: number }[] = []
  let [start, at] = [0, 0]
  for (const [i, { codePoints }] of glyphs.entries()) {
    const end = at
    at += positions[i]!.xAdvance
    if (codePoints[0] !== blank) continue
    spans.push({ start, end })
    start = at
  }
  return [...spans, { start, end: at }]
}

const blank = 0x20

const outlines = new Map<string, string>()

/** The outlines of `text` as SVG path data, its baseline starting at (`x`, `y`). Empty for blanks. */
export function outlineOf(text: string, size: number, weight: Weight, x: number, y: number): string {
  // Kept: a chart and its slide have most of their words in the same places.
  const key = `${weight} ${size} ${x} ${y} ${text}`
  const outline = outlines.get(key) ?? drawn(text, size, weight, x, y)
  outlines.set(key, outline)
  return outline
}

function drawn(text: string, size: number, weight: Weight, x: number, y: number): string {
  const scale = size / fontOf(weight).unitsPerEm
  const { glyphs, positions } = runOf(text, weight)
  let at = x
  let data = ''
  for (const [i, { path }] of glyphs.entries()) {
    const { xAdvance, xOffset, yOffset } = positions[i]!
    data += pathData(path.commands, scale, at + xOffset * scale, y - yOffset * scale)
    at += xAdvance * scale
  }
  return data
}

const letterOf = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
} as const

/** The path of a letter as SVG path data at a scale, upside up, with its origin at (`x`, `y`). */
function pathData(commands: readonly fontkit.PathCommand[], scale: number, x: number, y: number): string {
  let data = ''
  for (const { command, args } of commands) {
    data += letterOf[command]
    for (let i = 0; i < args.length; i += 2) {
      if (i > 0) data += ' '
      data += `${hundredths(args[i]! * scale + x)} ${hundredths(args[i + 1]! * -scale + y)}`
    }
  }
  return data
}

const hundredths = (value: number) => Math.round(value * 100) / 100
