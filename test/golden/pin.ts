/** Prints the table of digests anew: `node --import tsx test/golden/pin.ts > test/golden/digests.csv`. */
import { digestsOf, references, tableOf } from './digests.ts'

process.stdout.write(tableOf(new Map(references.map((reference) => [reference, digestsOf(reference)]))))
