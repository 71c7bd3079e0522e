/** Messages about keys and values that the schema does not allow. */
import type { Wording } from '../../input-error.ts'
import { shortened, shortKey } from '../../words/text.ts'
import { inUnit, isQuotedNumber, mendedDate, mendedName, mendedNumber } from './mending.ts'
import { listed, slipOfKey, suggestion, write } from './phrases.ts'

const parameterForms = (unit: string): string =>
  `a parameter in ${unit}: { value, unit, source, confidence } or { evidence, unit }; over a parent’s { value }, { times } or { plus } is enough`

/** What a name may be that is not taken. @param form of any name */
function nameAllowed(name: string, form: string): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) return form
  return name.length > 64
    ? 'a name of at most 64 characters'
    : 'another name: none is taken, and Windows keeps con, prn, aux, nul, com1 and lpt1 for itself'
}

/** Wordings about keys and values that the schema does not allow. */
export const shapeMessages = {
  unknownKey: (key: string, known: readonly string[]): Wording => ({
    found: `unknown key "${shortKey(key)}"`,
    ...suggestion(key, known),
    allowed: listed(known),
    ...slipOfKey(key),
  }),
  noOpeningDate: (key: string): Wording => ({
    found: `unknown key "${shortKey(key)}"`,
    remedy:
      'for a fixed day of opening write opens: and the date, within agreement; opening_median_days and opening_spread draw one',
  }),
  bareScheme: (sections: number, whole: string | undefined): Wording => ({
    found: `found a scheme without ${sections} sections`,
    remedy:
      whole === undefined
        ? 'give them all, or take the scheme from another scenario with extends: return-hubs'
        : `write like: ${whole} to take them from another scheme, or give them all`,
  }),
  missing: (allowed: string): Wording => ({ found: 'found nothing', allowed }),
  missingSection: (allowed: string): Wording => ({
    found: 'found nothing',
    allowed,
    remedy: 'write it, or take it from another scenario with extends: current-policy',
  }),
  wrong: (found: string, allowed: string): Wording => ({ found: `found ${found}`, allowed }),
  hidden: (text: string): Wording => ({
    found: `found ${JSON.stringify(shortened(text))}, with a character that is not seen or turns others round`,
    allowed: 'text that is all to be seen',
    remedy: 'take the character out',
  }),
  wrongChoice: (text: string, found: string, choices: readonly string[]): Wording => ({
    found: `found ${found}`,
    ...suggestion(text, choices),
    allowed: listed(choices),
  }),
  textForNumber: (text: string, found: string, allowed: string, unit: string | undefined): Wording => ({
    found: `found ${found}`,
    allowed,
    ...(isQuotedNumber(text) ? { remedy: 'remove the quotes' } : write(mendedNumber(text, unit))),
  }),
  wrongDate: (text: string, found: string, allowed: string): Wording => {
    const mended = mendedDate(text)
    return { found: `found ${found}`, allowed, ...(mended !== undefined && { remedy: `write ${mended}` }) }
  },
  wrongUnit: (text: string, found: string, unit: string, value: unknown, ranged: boolean): Wording => {
    const mended = typeof value === 'number' ? inUnit(value, text, unit) : undefined
    const range = ranged ? ', and low and high likewise' : ''
    return {
      found: `found ${found}`,
      allowed: unit,
      ...(mended !== undefined && {
        remedy: `${String(value)} ${text} is ${mended} in ${unit}: write value: ${mended}, unit: ${unit}${range}`,
      }),
    }
  },
  noSource: (found: string): Wording => ({
    found: `found ${found}`,
    allowed: 'an id from "return-hubs evidence list", or assumption',
    remedy: 'for a figure of your own write source: assumption, confidence: assumption',
  }),
  wrongForm: (text: string, found: string, allowed: string): Wording => ({
    found: `found ${found}`,
    allowed: nameAllowed(text, allowed),
    ...write(mendedName(text)),
  }),
  wrongName: (name: string): Wording => ({
    found: `found the name "${shortKey(name)}"`,
    allowed: nameAllowed(name, 'lower-case letters and digits, in words joined by hyphens'),
    ...write(mendedName(name)),
  }),
  missingParameter: (key: string, unit: string, about: string): Wording => ({
    found: 'found nothing',
    allowed: parameterForms(unit),
    remedy: `${about === '' ? '' : `${about.replace(/\.$/, '')}: `}write ${key}: { value: …, unit: ${unit}, source: assumption, confidence: assumption }`,
  }),
  notAParameter: (found: string, unit: string): Wording => ({
    found: `found ${found}`,
    allowed: parameterForms(unit),
    remedy:
      'a figure says its unit and where it is from; for one of your own write source: assumption, confidence: assumption',
  }),
} as const
