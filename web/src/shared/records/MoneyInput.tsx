import { InputNumber, type InputNumberProps } from 'antd';

/** A number as people type and paste it: with commas, spaces and a currency sign. */
export const parseNumber = (typed: string | undefined): number =>
  Number.parseFloat((typed ?? '').replace(/[,，\s¥￥]/g, ''));

/** Money with its thousands set apart. */
export function MoneyInput({ onChange, ...props }: InputNumberProps<number>) {
  return (
    <InputNumber<number>
      precision={2}
      controls={false}
      formatter={(n) => `${n ?? ''}`.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}
      parser={parseNumber}
      {...props}
      onChange={(n) => onChange?.(n === null || Number.isNaN(n) ? null : n)}
    />
  );
}
