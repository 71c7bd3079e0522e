/** Messages about files and what is written in them, before it is held to the schema. */
import type { Wording } from '../../input-error.ts'
import { shortKey } from '../../words/text.ts'
import { listed, suggestion } from './phrases.ts'

/** Plain sentences for the YAML reader's error codes. */
const syntax: Readonly<Record<string, string>> = {
  ALIAS_PROPS: 'an alias (*name) cannot have an anchor or a tag of its own',
  BAD_ALIAS: 'this alias (*name) is not well formed',
  BAD_COLLECTION_TYPE: 'the tag does not fit this map or list',
  BAD_DIRECTIVE: 'this line starting with % is not a YAML directive',
  BAD_DQ_ESCAPE: 'this backslash sequence in double quotes is not known',
  BAD_INDENT: 'the indentation does not line up with the lines above, or a bracket above is not closed',
  BAD_PROP_ORDER: 'an anchor or a tag stands in the wrong place',
  BAD_SCALAR_START: 'text cannot start with this character unless it is quoted',
  BLOCK_AS_IMPLICIT_KEY:
    'text with a colon in it must be quoted, or a space is missing after a colon, and a new key must line up with its neighbours',
  BLOCK_IN_FLOW: 'an indented map or list cannot stand inside { } or [ ]',
  DUPLICATE_KEY: 'this key stands twice in the same map',
  KEY_OVER_1024_CHARS: 'the key is too long',
  MISSING_CHAR: 'a closing quote, bracket, brace, comma or colon is missing, or a space after a colon',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line, with a colon and a space after it',
  MULTIPLE_ANCHORS: 'a value can have one anchor only',
  MULTIPLE_DOCS: 'the file holds more than one document (a line ---)',
  MULTIPLE_TAGS: 'a value can have one tag only',
  NON_STRING_KEY: 'a key must be text',
  RESOURCE_EXHAUSTION: 'the document is nested too deep',
  TAB_AS_INDENT: 'a tab is used for indentation; use spaces',
  TAG_RESOLVE_FAILED: 'a tag (starting with !) is not used in scenarios',
  UNEXPECTED_TOKEN: 'something stands here that YAML does not expect',
}

/** Wordings about files and what is written in them, before it is held to the schema. */
export const readingMessages = {
  // Files
  noSuchScenario: (reference: string, similar: readonly string[], builtIn: readonly string[]): Wording => ({
    found: `no built-in scenario or file called "${reference}"`,
    ...suggestion(reference, similar),
    allowed: `a path to a YAML or JSON file, or one of ${listed(builtIn)}`,
  }),
  // Another opening
  ownStart: (opening: string): Wording => ({
    found: 'found a start of its own',
    allowed: `a scenario that takes its start from current-policy, to open at ${opening}`,
  }),
  notUponBaseline: (opening: string, roots: readonly string[]): Wording => ({
    found: 'the scenario extends no baseline that can be opened on another day',
    allowed: `a scenario that extends ${listed(roots)}, to open at ${opening}`,
  }),
  longAfter: (day: string, months: number, opening: string, most: number): Wording => ({
    found: `found ${day}, a day of the past that stays, ${months} months after ${opening}`,
    allowed: `at most ${most} months after; set a day of your own, or open later`,
  }),
  schemeNotThen: (id: string, opening: string): Wording => ({
    found: `changes the scheme ${id}, which the baseline does not have at ${opening}`,
    allowed: 'a scheme that is given in full, under another name',
  }),
  noSuchFile: (kind: string, name: string, similar: readonly string[]): Wording => ({
    found: 'there is no such file',
    ...suggestion(name, similar),
    allowed: `a ${kind} file`,
  }),
  notAFile: (kind: string): Wording => ({
    found: 'this is not a file but a folder or a device',
    allowed: `a ${kind} file`,
  }),
  unreadable: (code: string): Wording => ({ found: `the file cannot be read (${code})` }),
  tooLarge: (bytes: number, limit: number): Wording => ({
    found: `the file has ${bytes} bytes`,
    allowed: `at most ${limit} bytes`,
  }),
  notText: (kind: string): Wording => ({
    found: 'the file is not text in UTF-8',
    allowed: `${kind} in UTF-8`,
  }),
  empty: (): Wording => ({ found: 'the document is empty', allowed: 'a map, starting with name:' }),
  notAMap: (found: string): Wording => ({ found: `found ${found}`, allowed: 'a map, starting with name:' }),
  syntax: (code: string): Wording => ({ found: syntax[code] ?? 'this is not valid YAML' }),
  unknownAlias: (name: string): Wording => ({
    found: `no anchor &${name} stands before this alias`,
    remedy: 'write the value out',
  }),
  tooDeep: (limit: number): Wording => ({
    found: 'the document is nested too deep',
    allowed: `at most ${limit} levels`,
  }),
  tooMany: (limit: number): Wording => ({
    found: 'the document has too many values, counting what aliases (*name) repeat',
    allowed: `at most ${limit} values`,
  }),
  tooNearZero: (value: number, least: number): Wording => ({
    found: `found ${value}`,
    allowed: `0, or a number of at least ${least}`,
  }),
  keyNotText: (): Wording => ({ found: 'found a key that is not text', allowed: 'text' }),
  keyNotUsable: (key: string): Wording => ({
    found: `found the key "${shortKey(key)}"`,
    allowed: 'another name',
  }),

  notResolved: (key: string): Wording => ({
    found: `found ${key}: in a scenario that a run folder keeps`,
    allowed: 'a scenario as the run wrote it, which stands alone',
  }),

  // Inheritance
  extendsNotText: (found: string): Wording => ({
    found: `found ${found}`,
    allowed: 'the name of a built-in scenario or a path to a file',
  }),
  extendsMissing: (
    reference: string,
    chain: readonly string[],
    similar: readonly string[],
    builtIn: readonly string[],
  ): Wording => ({
    found: `no built-in scenario or file called "${reference}" (${chain.join(' → ')})`,
    ...suggestion(reference, similar),
    allowed: `a path relative to this file, or one of ${listed(builtIn)}`,
  }),
  extendsTooDeep: (limit: number): Wording => ({
    found: `the scenario extends another, which extends another, and so on, more than ${limit} deep`,
    remedy: 'extend a scenario further up',
  }),
  extendsCycle: (chain: readonly string[]): Wording => ({
    found: `the scenario extends itself (${chain.join(' → ')})`,
    remedy: 'take out one extends: of the circle',
  }),
  likeCycle: (chain: readonly string[]): Wording => ({
    found: `the scheme is like itself (${chain.join(' → ')})`,
    remedy: 'take out one like: of the circle',
  }),
  unknownScheme: (name: string, names: readonly string[]): Wording => ({
    found: `found "${name}", which is not a scheme of this scenario`,
    ...suggestion(name, names),
    allowed: listed(names),
  }),
} as const
