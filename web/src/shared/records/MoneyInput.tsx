import { InputNumber, type InputNumberProps } from 'antd';

/** Money with its thousands set apart; what is pasted may carry commas and a currency sign. */
export function MoneyInput({ onChange, ...props }: InputNumberProps<number>) {
  return (
    <InputNumber<number>
      precision={2}
      controls={false}
      formatter={(n) => `${n ?? ''}`.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}
      parser={(typed) => Number.parseFloat((typed ?? '').replace(/[,，\s¥￥]/g, ''))}
      {...props}
      onChange={(n) => onChange?.(n === null || Number.isNaN(n) ? null : n)}
    />
  );
}
