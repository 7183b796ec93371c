import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { tagList } from '@/shared/records/tags';

/** Tags in a form: the organisation's, or new ones typed. */
export function TagSelect(props: { id?: string; value?: string[]; onChange?: (tags: string[]) => void }) {
  const tags = useQuery(tagList).data?.items ?? [];
  return (
    <Select
      {...props}
      mode="tags"
      maxTagTextLength={20}
      tokenSeparators={[',', '，', ';', '；']}
      options={tags.map((tag) => ({ value: tag.name, label: tag.name }))}
    />
  );
}
