import { InputNumber } from 'antd';

interface WholeProps {
  label: string;
  value: number;
  min: number;
  max: number;
  onSave: (value: number) => void;
}

/** A whole number that is saved when it is left; one out of bounds stays as it was. */
export function WholeNumber({ label, value, min, max, onSave }: WholeProps) {
  return (
    <InputNumber
      key={value}
      min={min}
      max={max}
      precision={0}
      defaultValue={value}
      aria-label={label}
      onBlur={(event) => {
        const next = Number(event.target.value);
        if (Number.isInteger(next) && next >= min && next <= max && next !== value) onSave(next);
      }}
      onPressEnter={(event) => (event.target as HTMLElement).blur()}
    />
  );
}
