/**
 * Direction numbers of the Sobol sequence: degree and coefficients of a primitive polynomial, first numbers.
 * Joe and Kuo, new-joe-kuo-6 (https://web.maths.unsw.edu.au/~fkuo/sobol/), dimensions 2 to 16.
 */
const POLYNOMIALS: readonly (readonly [coefficients: number, first: readonly number[]])[] = [
  [0, [1]],
  [1, [1, 3]],
  [1, [1, 3, 1]],
  [2, [1, 1, 1]],
  [1, [1, 1, 3, 3]],
  [4, [1, 3, 5, 13]],
  [2, [1, 1, 5, 5, 17]],
  [4, [1, 1, 5, 5, 5]],
  [7, [1, 1, 7, 11, 19]],
  [11, [1, 1, 5, 1, 1]],
  [13, [1, 1, 1, 3, 11]],
  [14, [1, 3, 5, 5, 31]],
  [1, [1, 3, 3, 9, 7, 49]],
  [13, [1, 1, 1, 15, 21, 21]],
  [16, [1, 3, 1, 13, 27, 49]],
];

export const SOBOL_DIMENSIONS = POLYNOMIALS.length + 1;

/** The first 2^bits points of a dimension (0-based), as whole numbers from 0 to 2^bits - 1: each of them once. */
export function sobolRanks(dimension: number, bits: number): number[] {
  const directions = directionsOf(dimension, bits);
  return Array.from({ length: 2 ** bits }, (_, i) => {
    let rank = 0;
    for (let bit = 0; bit < bits; bit++) if ((i >> bit) & 1) rank ^= directions[bit]!;
    return rank;
  });
}

function directionsOf(dimension: number, bits: number): number[] {
  if (dimension === 0) return Array.from({ length: bits }, (_, k) => 1 << (bits - 1 - k));
  const [coefficients, first] = POLYNOMIALS[dimension - 1]!;
  const degree = first.length;
  const numbers = first.slice(0, bits);
  for (let k = degree; k < bits; k++) {
    let next = numbers[k - degree]! ^ (numbers[k - degree]! << degree);
    for (let j = 1; j < degree; j++) if ((coefficients >> (degree - 1 - j)) & 1) next ^= numbers[k - j]! << j;
    numbers.push(next);
  }
  return numbers.map((number, k) => number << (bits - 1 - k));
}
