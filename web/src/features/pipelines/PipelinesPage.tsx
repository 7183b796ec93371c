import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Empty, PageHead, RowsSkeleton, Section } from '@/features/settings/public';
import { useTexts } from '@/shared/i18n';
import { PlusIcon } from '@/shared/icons';
import { explain } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { usePageTitle } from '@/shared/usePageTitle';
import { NewPipelineDialog } from './NewPipelineDialog';
import { PipelineCard } from './PipelineCard';
import { pipelineList } from './pipelines.api';
import { pipelineTexts } from './pipelines.texts';

/** Every pipeline with its stages: their order, chances, gates and tasks. */
export function PipelinesPage() {
  const t = useTexts(pipelineTexts);
  const can = useCan();
  const pipelines = useQuery(pipelineList);
  const [making, setMaking] = useState(false);
  usePageTitle(t('title'));
  const all = pipelines.data?.items ?? [];
  return (
    <>
      <PageHead
        title={t('title')}
        text={t('text')}
        action={
          can('opportunities.configure') && (
            <Button type="primary" icon={<PlusIcon />} onClick={() => setMaking(true)}>
              {t('new')}
            </Button>
          )
        }
      />
      {(pipelines.isPending || pipelines.isError) && (
        <Section>
          {pipelines.isPending ? <RowsSkeleton rows={6} /> : <Empty title={explain(pipelines.error)} />}
        </Section>
      )}
      {all.map((pipeline) => (
        <PipelineCard key={pipeline.pipeline_id} pipeline={pipeline} others={all.filter((one) => one !== pipeline)} />
      ))}
      {making && <NewPipelineDialog onClose={() => setMaking(false)} />}
    </>
  );
}
