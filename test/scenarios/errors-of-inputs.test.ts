import { describe, expect, test } from 'vitest'
import { loadScenario } from '../../src/scenarios/load.ts'
import { faultyDocuments, inputErrorOf, over } from './files.ts'

const { folder, write, next, messageOf } = faultyDocuments()

const beds = (fields: string): string =>
  over(`removals:\n  beds: { value: 5, unit: beds, source: a, confidence: assumption, ${fields} }\n`)

describe('inputs from outside', () => {
  const header = 'period,series,value,unit\n'
  const scenario = over('inputs: in.csv\n')
  /** What is said of a CSV file, with the scenario beside it called my.yaml. */
  const tableMessageOf = (content: string | Uint8Array, yaml = scenario): string => {
    const place = next()
    write(`${place}/in.csv`, content)
    const path = write(`${place}/my.yaml`, yaml)
    return inputErrorOf(() => loadScenario(path)).message.replaceAll(`${folder}/${place}/`, '')
  }
  const allSeries =
    'small_boat_arrivals, asylum_claims_people, asylum_caseworking_staff_fte, decisions_per_caseworker_month, initial_grant_rate_of_grants_plus_refusals, initial_withdrawals, initial_administrative_outcomes, ftt_asylum_disposals, non_hotel_places, dispersal_places, detention_irc_beds'

  test.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'in.csv:1:1: the file is empty; allowed: the header period,series,value,unit and rows'],
    [
      'only blank lines',
      '\n \n',
      'in.csv:1:1: the file is empty; allowed: the header period,series,value,unit and rows',
    ],
    ['no rows', header, 'in.csv:1:1: found a header and no rows; allowed: at least one row'],
    ['binary', new Uint8Array([0, 1, 2]), 'in.csv: the file is not text in UTF-8; allowed: CSV in UTF-8'],
    [
      'Latin-1',
      new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
      'in.csv: the file is not text in UTF-8; allowed: CSV in UTF-8',
    ],
    [
      'over 1 MB',
      '#'.repeat(1_000_001),
      'in.csv: the file has 1000001 bytes; allowed: at most 1000000 bytes',
    ],
    [
      'a quotation mark that is not closed',
      `${header}2025-Q1,detention_irc_beds,"2000,beds\n`,
      'in.csv:2:1: a quotation mark is opened here and not closed',
    ],
    [
      'a quotation mark within a value',
      `${header}2025-Q1,detention_irc_beds,20"00,beds\n`,
      'in.csv:2:1: a quotation mark stands within a value',
    ],
    [
      'something after a quotation mark',
      `${header}2025-Q1,detention_irc_beds,"20"00,beds\n`,
      'in.csv:2:1: something stands after a closing quotation mark',
    ],
    [
      'a wrong column',
      'period,serie,value,unit\n2025-Q1,detention_irc_beds,2000,beds\n',
      'in.csv:1:8: unknown column "serie"; did you mean "series"?; allowed: period,series,value,unit, separated by commas',
    ],
    [
      'semicolons',
      'period;series;value;unit\n2025-Q1;detention_irc_beds;2000;beds\n',
      'in.csv:1:1: found semicolons between the columns; allowed: commas; save the file as comma-separated (in Excel: CSV UTF-8), with a point in numbers: 0.48, not 0,48',
    ],
    [
      'tabs',
      'period\tseries\tvalue\tunit\n2025-Q1\tdetention_irc_beds\t2000\tbeds\n',
      'in.csv:1:1: found tabs between the columns; allowed: commas; save the file as comma-separated (in Excel: CSV UTF-8), with a point in numbers: 0.48, not 0,48',
    ],
    [
      'a missing column',
      'period,series,value\n2025-Q1,detention_irc_beds,2000\n',
      'in.csv:1:15: the column "unit" is missing; allowed: period,series,value,unit',
    ],
    [
      'a column too many',
      'period,series,value,unit,note\n2025-Q1,detention_irc_beds,2000,beds,x\n',
      'in.csv:1:26: unknown column "note"; allowed: period,series,value,unit, separated by commas',
    ],
    [
      'a column twice',
      'period,series,value,unit,value\n2025-Q1,detention_irc_beds,2000,beds,3\n',
      'in.csv:1:26: the column "value" stands twice; allowed: period,series,value,unit, each once',
    ],
    [
      'a cell too few',
      `${header}2025-Q1,detention_irc_beds,2000\n`,
      'in.csv:2:1: found 3 cells; allowed: 4, as in the header',
    ],
    [
      'a thousands separator',
      `${header}2025-Q1,detention_irc_beds,2,000,beds\n`,
      'in.csv:2:1: found 5 cells; allowed: 4, as in the header; write a number without commas: 2000, not 2,000',
    ],
    [
      'two thousands separators',
      `${header}2025-Q1,small_boat_arrivals,1,002,000,people\n`,
      'in.csv:2:1: found 6 cells; allowed: 4, as in the header; write a number without commas: 1002000, not 1,002,000',
    ],
    [
      'a cell too many that is no part of a number',
      `${header}2025-Q1,detention_irc_beds,2000,beds,\n`,
      'in.csv:2:1: found 5 cells; allowed: 4, as in the header',
    ],
    [
      'a thousands separator in quotes',
      `${header}2025-Q1,detention_irc_beds,"5,000",beds\n`,
      'in.csv:2:28 value: found "5,000" (text); allowed: number from 0 to 1000000; write 5000',
    ],
    [
      'a percent sign',
      `${header}2025-Q1,initial_grant_rate_of_grants_plus_refusals,48%,share\n`,
      'in.csv:2:52 value: found "48%" (text); allowed: number from 0.001 to 0.999; write 0.48',
    ],
    [
      'the percent sign as unit',
      `${header}2025-Q1,initial_grant_rate_of_grants_plus_refusals,0.48,%\n`,
      'in.csv:2:57 unit: found "%" (text); allowed: share; 0.48 % is 0.0048 in share: write 0.0048,share',
    ],
    ...(
      [
        ['2025 Q1', 'write 2025-Q1'],
        ['Q1 2025', 'write 2025-Q1'],
        ['2025q1', 'write 2025-Q1'],
        ['Jan 2025', 'write 2025-01'],
        ['2025 September', 'write 2025-09'],
        ['1/2025', 'write 2025-01'],
        ['Q1 2025/26', 'Q1 of the financial year 2025/26 is April to June 2025: write 2025-Q2'],
        ['2025/26 Q4', 'Q4 of the financial year 2025/26 is January to March 2026: write 2026-Q1'],
        ['2025/26', 'a financial year is four quarters: write 2025-Q2 to 2026-Q1, each in a row'],
        ['2025-02-01', 'a day is no period: write 2025-02 for the month or 2025-Q1 for the quarter'],
        ['31/03/2025', 'a day is no period: write 2025-03 for the month or 2025-Q1 for the quarter'],
        [
          '01/02/2025',
          'a day is no period: write the month, 2025-02 if the day stands first or 2025-01 if the month does',
        ],
        ['2025/28', undefined],
        ['13/2025', undefined],
        ['spring 2025', undefined],
      ] as const
    ).map(([period, remedy]): [string, string, string] => [
      `the period ${period}`,
      `${header}${period},detention_irc_beds,5000,beds\n`,
      `in.csv:2:1 period: found "${period}" (text); allowed: a quarter, as 2025-Q1, or a month, as 2025-01${remedy === undefined ? '' : `; ${remedy}`}`,
    ]),
    [
      'a published series that the model works out',
      `${header}2025-Q1,ftt_asylum_receipts,2000,appeals\n`,
      `in.csv:2:9 series: found "ftt_asylum_receipts", which the model works out; allowed: ${allSeries}; appeals are lodged after refusals: set appeals.lodged_share, and give the decisions (staff, productivity, grant rate)`,
    ],
    [
      'a series by another name',
      `${header}2025-Q1,caseworkers,2000,FTE\n`,
      `in.csv:2:9 series: unknown series "caseworkers"; did you mean "asylum_caseworking_staff_fte"?; allowed: ${allSeries}`,
    ],
    [
      'an unknown series',
      `${header}2025-Q1,small_boats_arrivals,2000,people\n`,
      `in.csv:2:9 series: unknown series "small_boats_arrivals"; did you mean "small_boat_arrivals"?; allowed: ${allSeries}`,
    ],
    [
      'a wrong unit',
      `${header}2025-Q1, detention_irc_beds, 2000, people\n`,
      'in.csv:2:36 unit: found "people" (text); allowed: beds',
    ],
    [
      'text for a number',
      `${header}2025-Q1,detention_irc_beds,many,beds\n`,
      'in.csv:2:28 value: found "many" (text); allowed: number from 0 to 1000000',
    ],
    [
      'no value',
      `${header}2025-Q1,detention_irc_beds,,beds\n`,
      'in.csv:2:28 value: found nothing; allowed: number from 0 to 1000000',
    ],
    [
      'a number below 0',
      `${header}2025-Q1,initial_withdrawals,-1,people\n`,
      'in.csv:2:29 value: found -1 (number); allowed: number from 0 to 10000000',
    ],
    [
      'a share in per cent',
      `${header}2025-Q1,initial_grant_rate_of_grants_plus_refusals,47,share\n`,
      'in.csv:2:52 value: found 47 (number); allowed: number from 0.001 to 0.999; if per cent is meant, write 0.47',
    ],
    [
      'without end',
      `${header}2025-Q1,initial_withdrawals,Infinity,people\n`,
      'in.csv:2:29 value: found "Infinity" (text); allowed: number from 0 to 10000000',
    ],
    [
      'a period that is none',
      `${header}2025-Q5,detention_irc_beds,2000,beds\n`,
      'in.csv:2:1 period: found "2025-Q5" (text); allowed: a quarter, as 2025-Q1, or a month, as 2025-01',
    ],
    [
      'a year',
      `${header}2025,detention_irc_beds,2000,beds\n`,
      'in.csv:2:1 period: found "2025" (text); allowed: a quarter, as 2025-Q1, or a month, as 2025-01; a year is four quarters: write 2025-Q1 to 2025-Q4, each in a row',
    ],
    [
      'a period before the start',
      `${header}2024-Q4,detention_irc_beds,2000,beds\n`,
      'in.csv:2:1 period: found 2024-Q4, which begins before the scenario; allowed: periods from 2025-01-01 on',
    ],
    [
      'a row twice',
      `${header}2025-Q1,detention_irc_beds,2000,beds\n\n2025-Q1,detention_irc_beds,2000,beds\n`,
      'in.csv:4:1 period: found detention_irc_beds for 2025-Q1 again, as on line 2; allowed: each series once a period',
    ],
    [
      'a month within a quarter',
      `${header}2025-Q2,detention_irc_beds,2000,beds\n2025-06,detention_irc_beds,2000,beds\n`,
      'in.csv:3:1 period: found 2025-06, which overlaps 2025-Q2 of the same series on line 2; allowed: periods that do not overlap',
    ],
    [
      'a quarter around a month',
      `${header}2025-06,detention_irc_beds,2000,beds\n2025-Q2,detention_irc_beds,2000,beds\n`,
      'in.csv:3:1 period: found 2025-Q2, which overlaps 2025-06 of the same series on line 2; allowed: periods that do not overlap',
    ],
    [
      'fewer claims than come by small boat',
      `${header}2025-Q1,small_boat_arrivals,10000,people\n2025-Q1,initial_withdrawals,1000,people\n2025-Q1,asylum_claims_people,9000,people\n`,
      'in.csv:4:30 value: found 9000 claims, fewer than the 9001 of people who came by small boat and the 461 made anew after a withdrawal; allowed: 9462 or more; give small_boat_arrivals and initial_withdrawals for the period too',
    ],
    [
      'more withdrawals than people',
      `${header}2025-Q1,initial_withdrawals,200000,people\n`,
      'in.csv:2:29 value: found 200000 people; by projection nobody is left awaiting a decision before the period ends; allowed: numbers that leave people awaiting a decision; see what the other inputs of the period add and take away',
    ],
  ])('%s', (_what, content, message) => {
    expect(tableMessageOf(content)).toBe(message)
  })

  test('a grant rate that the groups cannot be brought to', () => {
    const groups = ['albania', 'conflict-high-grant', 'conflict-mixed', 'returnable', 'other'].map(
      (id) => `  ${id}: { grant_rate: { value: 1, unit: share, source: a, confidence: assumption } }\n`,
    )
    const rows = `${header}2025-Q1,initial_grant_rate_of_grants_plus_refusals,0.5,share\n`
    expect(tableMessageOf(rows, `${scenario}groups:\n${groups.join('')}`)).toBe(
      'in.csv:2:52 value: found 0.5, which the grant rates of the groups cannot be brought to; allowed: number from 1 to 1',
    )
  })

  test('a value outside the limits of the parameter is reported where it stands', () => {
    const rows = `${header}2025-01,ftt_asylum_disposals,300001,appeals\n`
    expect(tableMessageOf(rows)).toBe(
      'in.csv:2:30 value: found 300001 (number); allowed: number from 0 to 300000',
    )
  })

  test('every fault is listed, each with its line', () => {
    const rows = `${header}2025-Q1,beds,1,beds\n2025-Q9,detention_irc_beds,x,people\n`
    const places = tableMessageOf(rows)
      .split('\n')
      .map((line) => line.split(' ').slice(0, 2).join(' '))
    expect(places).toEqual([
      'in.csv:2:9 series:',
      'in.csv:3:1 period:',
      'in.csv:3:28 value:',
      'in.csv:3:30 unit:',
    ])
  })

  test.each([
    [
      'a missing file, with the nearest beside it',
      over('inputs: inn.csv\n'),
      'my.yaml:3:9 inputs: there is no file "inn.csv"; did you mean "in.csv"?; allowed: the path of a CSV file, relative to this file',
    ],
    [
      'a folder that is missing',
      over('inputs: none/in.csv\n'),
      'my.yaml:3:9 inputs: there is no file "in.csv"; allowed: the path of a CSV file, relative to this file',
    ],
    [
      'a file for a folder',
      over('inputs: my.yaml/in.csv\n'),
      'my.yaml:3:9 inputs: there is no file "in.csv"; allowed: the path of a CSV file, relative to this file',
    ],
    [
      'a name that no file can have',
      over('inputs: "in\\0.csv"\n'),
      'my.yaml:3:9 inputs: there is no file "in\\u0000.csv"; did you mean "in.csv"?; allowed: the path of a CSV file, relative to this file',
    ],
    ['a folder', over('inputs: .\n'), '.: this is not a file but a folder or a device; allowed: a CSV file'],
    [
      'a list',
      over('inputs: [in.csv]\n'),
      'my.yaml:3:9 inputs: found a list of 1; allowed: the path of a CSV file, relative to this file',
    ],
    [
      'nothing',
      over('inputs:\n'),
      'my.yaml:3:8 inputs: found nothing; allowed: the path of a CSV file, relative to this file',
    ],
  ])('%s', (_what, yaml, message) => {
    const found = tableMessageOf(`${header}2025-Q1,detention_irc_beds,2000,beds\n`, yaml)
    expect(found.replace(/^\S*case-\d+: /, '.: ')).toBe(message)
  })

  test('a scenario that is wrong itself is reported first', () => {
    expect(tableMessageOf(header, over('inputs: in.csv\nstart: x\n'))).toMatch(
      /^my\.yaml:4:8 start: found "x"/,
    )
  })
})

describe('given values in a scenario', () => {
  const given = (fields: string): string => beds(`changes: [{ ${fields}, value: 1, given: true }]`)
  const period = (from: string, until: string): string => `{ from: ${from}, until: ${until}, value: 1 }`
  const boats = (...periods: string[]): string =>
    over(
      `arrivals:\n  given:\n    small_boat: { value: [${periods.join(', ')}], unit: people, source: a, confidence: assumption }\n`,
    )
  test.each([
    [
      'without an end',
      given('from: 2025-02-01'),
      'my.yaml:4:78 removals.beds.changes[0]: found a given value without until; allowed: until: the first day after the period',
    ],
    [
      'an end of a change that is not given',
      beds('changes: [{ from: 2025-02-01, until: 2025-03-01, value: 1 }]'),
      'my.yaml:4:105 removals.beds.changes[0].until: found until for a change that is not given; write given: true, or take out until',
    ],
    [
      'an end before the beginning',
      given('from: 2025-02-01, until: 2025-02-01'),
      'my.yaml:4:78 removals.beds.changes[0]: found a period from 2025-02-01 until 2025-02-01; allowed: from before until',
    ],
    [
      'before the start',
      boats(period('2024-12-01', '2025-02-01')),
      'my.yaml:5:27 arrivals.given.small_boat.value[0]: found a given period from 2024-12-01; allowed: dates from the start, 2025-01-01, on',
    ],
    [
      'periods that overlap',
      boats(period('2025-01-01', '2025-03-01'), period('2025-02-01', '2025-04-01')),
      'my.yaml:5:78 arrivals.given.small_boat.value[1]: found a given period from 2025-02-01 after one until 2025-03-01; allowed: given periods in increasing order that do not overlap',
    ],
    [
      'people below 0',
      boats('{ from: 2025-01-01, until: 2025-02-01, value: -1 }'),
      'my.yaml:5:73 arrivals.given.small_boat.value[0].value: found -1 (number); allowed: number from 0 to 10000000',
    ],
  ])('%s', (_what, content, message) => {
    expect(messageOf(content)).toBe(message)
  })
})
