/** How antd's number field takes an amount: grouped while one reads, with the signs people paste. */
export const moneyInput = {
  min: 0,
  precision: 2,
  controls: false,
  style: { width: '100%' },
  formatter: (value?: number | string) => `${value ?? ''}`.replace(/\B(?=(\d{3})+(?!\d))/g, ','),
  parser: (typed?: string) => Number.parseFloat((typed ?? '').replace(/[,，\s¥￥]/g, '')),
};
