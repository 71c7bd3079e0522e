/** What manifest.json, part.json and unfinished.json may be: they are checked when they are read, as anybody may have written them. */
import { z } from 'zod'
import type { Problem } from '../input-error.ts'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const name = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const whole = z.int().min(0)
const commandLine = z.array(z.string())

/** A path in the folder: it leads nowhere else. */
const path = z
  .string()
  .min(1)
  .regex(/^(?!\/)[^\\\p{Cc}]+$/u)
  .refine((text) => text.split('/').every((part) => part !== '' && part !== '.' && part !== '..'))
const file = z.strictObject({ path, sha256: digest })
const named = z.strictObject({ name: z.string().min(1), sha256: digest })

const failure = z.strictObject({
  scenario: name,
  deterrence: z.string(),
  replication: whole,
  stage: z.string(),
  message: z.string(),
})
const figure = z.number().nullable()
const precision = z.array(
  z.strictObject({
    scenario: name,
    deterrence: z.string(),
    metric: z.string(),
    scheme: z.string(),
    counted_in: z.string(),
    half_width: figure,
    allowed: figure,
    reached: z.boolean(),
  }),
)
const versions = z.record(z.string(), z.string())

/** What a run asks, whatever its kind: that the kind checks for itself. */
const inputs = {
  asked: z.looseObject({ kind: z.string() }),
  seed: whole,
  replications: whole.max(1e6),
  horizon_years: z.number().positive().max(100),
  // Empty where nothing is compared with one, as in a back-test.
  baseline: z.union([name, z.literal('')]),
  deterrence: z.array(z.string()),
  scenarios: z.array(z.strictObject({ name, sha256: digest })),
  ensemble: z
    .strictObject({
      file: z.string(),
      origin: z.string().optional(),
      members: whole,
      sha256: digest,
    })
    .optional(),
  with: named.optional(),
}
const shard = z.strictObject({ part: z.int().min(1), of: z.int().min(1) })
const maker = {
  schema: z.int(),
  tool: z.strictObject({ name: z.string(), version: z.string() }),
  command_line: commandLine,
}
const inputsDigest = z.strictObject({ sha256: digest })

const manifest = z.strictObject({
  ...maker,
  merged: z.array(z.strictObject({ part: z.int(), command_line: commandLine })).optional(),
  ...inputs,
  inputs: inputsDigest,
  results: z.strictObject({ sha256: digest, files: z.array(file) }),
  environment: z.strictObject({
    node: z.string(),
    v8: z.string(),
    platform: z.string(),
    arch: z.string(),
    dependencies: versions,
    drawing: versions.optional(),
  }),
  failures: z.array(failure),
  precision: precision.optional(),
  confirmation: z.strictObject({ from: whole, replications: whole, precision }).optional(),
  run: z.strictObject({ started: z.string(), seconds: z.number(), workers: whole }),
  files: z.array(file),
  sha256: digest,
})
const unfinished = z.strictObject({ ...maker, note: z.string(), ...inputs, shard: shard.optional() })
const part = z.strictObject({
  ...maker,
  note: z.string(),
  ...inputs,
  shard,
  inputs: inputsDigest,
  model: digest,
  jobs: whole,
  failures: z.array(failure),
  files: z.array(file),
})

const schemas = { 'manifest.json': manifest, 'part.json': part, 'unfinished.json': unfinished } as const

/** The files that say what a folder is. */
export type MarkFile = keyof typeof schemas

/** What is wrong with the shape of such a file; none if it is as this program writes it. @param file as messages name it */
export function shapeProblems(mark: MarkFile, content: unknown, file: string): Problem[] {
  return problemsBy(schemas[mark], content, file)
}

/** The same by any schema. @param within path of the content in the file */
export function problemsBy(
  schema: z.ZodType,
  content: unknown,
  file: string,
  within: readonly string[] = [],
): Problem[] {
  const { error } = schema.safeParse(content)
  return (error?.issues ?? []).map((issue) => ({
    file,
    path: [...within, ...issue.path.map(String)].join('.'),
    found:
      issue.code === 'unrecognized_keys'
        ? `unknown key "${issue.keys[0]}"`
        : `found ${kindOfValue(at(content, issue.path))}`,
    allowed: 'what a run writes there',
  }))
}

const at = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], content)

function kindOfValue(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a map' : `${JSON.stringify(value)}`
}
