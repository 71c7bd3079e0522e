/** Messages about settings, edits and the scenarios of one run. */
import type { Wording } from '../../input-error.ts'
import { listed, slipOfKey, suggestion } from './phrases.ts'

/** Wordings about settings, edits and the scenarios of one run. */
export const settingMessages = {
  settingForm: (): Wording => ({
    found: 'this is not a setting',
    allowed: 'path=value or scenario:path=value, for example decisions.caseworkers=3000',
  }),
  settingValue: (problem: string): Wording => ({
    found: `the value cannot be read (${problem})`,
    allowed: 'a number, a word, true or false, or a [list]',
  }),
  unknownPath: (
    path: string,
    nearest: string | undefined,
    within?: { readonly section: string; readonly parts: readonly string[] },
  ): Wording => ({
    found: `unknown path "${path}"`,
    ...(nearest === undefined ? {} : { nearest }),
    allowed:
      within === undefined
        ? 'a path that "return-hubs scenarios show" lists'
        : `in ${within.section}: ${listed(within.parts)}`,
    ...slipOfKey(path.split('.').at(-1) ?? ''),
  }),
  changesUnsaid: (path: string, dates: readonly string[]): Wording => ({
    found: `this parameter changes on ${dates.join(' and ')}, and nothing says what becomes of that`,
    allowed: `${path}.all (throughout), ${path}.value (before it changes) or ${path}.from.${dates.at(-1)} (from that day on); in a file { value, changes: [] } or { value, from: ${dates.at(-1)} }`,
  }),
  leverTwice: (path: string, other: string, otherPath: string): Wording => ({
    found: `found ${path}, which "${other}" varies as well${path === otherPath ? '' : `, as ${otherPath}`}`,
    allowed: 'each lever once: the later of two would override the earlier',
  }),
  setAndSwept: (setting: string, name: string, path: string): Wording => ({
    found: `found ${setting}, which "${name}" varies${setting.includes(`${path}=`) ? '' : `, as ${path}`}`,
    allowed: 'settings of what is not varied: the value at each point would override this one',
  }),
  leverNowhere: (path: string, place: string): Wording => ({
    found: `found in: ${place} for ${path}, which no such scenario has`,
    allowed: 'a place where a scenario has the path',
  }),
  placeTwice: (path: string): Wording => ({
    found: `found in: beside ${path}, which names its scenario`,
    allowed: 'one of the two',
  }),
  notInLayer: (key: string): Wording => ({
    found: `found ${key}, which is that of one scenario`,
    allowed: 'sections whose changes hold in every scenario of the run, such as arrivals or appeals',
  }),
  noSchedule: (path: string): Wording => ({
    found: `${path} has one value for the whole run, and does not change on a date`,
    allowed: path,
  }),
  notScalable: (path: string, operation: string): Wording => ({
    found: `${path} is not a number`,
    allowed: `${operation} for a number`,
  }),
  sectionNotScalable: (parts: readonly string[]): Wording => ({
    found: 'this is a section whose parts are not figures in one unit',
    allowed: `times or plus for one of its parts: ${listed(parts)}`,
  }),
  nothingToEdit: (operation: string): Wording => ({
    found: `found ${operation} for a parameter that is not there`,
    allowed:
      'times or plus for a parameter of the scenario that this one extends; a file of changes for every scenario of a run is given with --with',
  }),
  notTogether: (one: string, other: string): Wording => ({
    found: `found ${one} and ${other} of one parameter`,
    allowed: 'one of the two',
  }),
  notAlone: (key: string): Wording => ({
    found: `found ${key} alone`,
    allowed: `${key} with value, times or plus`,
  }),
  settingOnSection: (parts: readonly string[]): Wording => ({
    found: 'this is a section, not a value',
    allowed: `one of its parts: ${listed(parts)}`,
  }),
  unknownScenario: (name: string, names: readonly string[]): Wording => ({
    found: `unknown scenario "${name}"`,
    ...suggestion(name, names),
    allowed: `a scenario of this run: ${listed(names)}`,
  }),
  notAChoice: (what: string, text: string, choices: readonly string[]): Wording => ({
    found: what.startsWith('--') ? `${what}: found "${text}"` : `found the ${what} "${text}"`,
    ...suggestion(text, choices),
    allowed: listed(choices),
  }),
  duplicateName: (name: string): Wording => ({
    found: `two scenarios of this run are called "${name}"`,
    allowed: 'a different name for each',
  }),
} as const
