import { expect, test } from 'vitest'
import { guideExamples, printed } from './engine-guide.ts'

test('the example of docs/engine.md that runs the model prints what it is said to print', async () => {
  const found = guideExamples().filter(({ code }) => code.includes("from 'return-hubs'\n"))
  expect(found.length).toBe(1)
  expect(await printed(found[0]!)).toBe(found[0]!.output)
})
