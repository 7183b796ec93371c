/** To the cent, half up, without the error of binary fractions: 1.005 × 1 is 1.01. */
export const toCents = (value: number): number => Math.round((value + Math.sign(value) * 1e-9) * 100) / 100;
