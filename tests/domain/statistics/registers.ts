import { existsSync, readFileSync } from 'node:fs';
import { readRegister } from '#domain/statistics/register/register';
import { fixedTablesOf } from '#domain/statistics/tables';

/** Whether the network's own registers are at hand; the product does not come with them. */
export const hasRegisters = existsSync('../shared/inputs');

/** The returns of the five unions of 2020, by the union. */
export const returnsOf2020 = () =>
  ['ugtt', 'umt', 'cdt', 'cgtm', 'cnts'].map((union) => ({
    union,
    tables: fixedTablesOf(
      readRegister(readFileSync(`../shared/inputs/registre-${union}-2020.csv`)),
      '2021-01-15',
    ),
  }));
