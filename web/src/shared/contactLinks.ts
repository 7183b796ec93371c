/** A number or an address under its mask leads nowhere. */
const isMasked = (text: string): boolean => text.includes('**');

export const telOf = (number: string | null | undefined): string | undefined =>
  number && !isMasked(number) ? `tel:${number.replace(/[^\d+]/g, '')}` : undefined;

export const mailOf = (address: string | null | undefined): string | undefined =>
  address && !isMasked(address) ? `mailto:${address}` : undefined;
