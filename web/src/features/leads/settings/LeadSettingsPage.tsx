import { PageHead } from '@/features/settings/public';
import { useTexts } from '@/shared/i18n';
import { usePageTitle } from '@/shared/usePageTitle';
import { AssignmentSection } from './AssignmentSection';
import { FormsSection } from './FormsSection';
import { leadSettingsTexts } from './leadSettings.texts';
import { ScoringSection } from './ScoringSection';
import { SourcesSection } from './SourcesSection';

/** How leads are valued, handed out, counted and taken in. */
export function LeadSettingsPage() {
  const t = useTexts(leadSettingsTexts);
  usePageTitle(t('title'));
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <ScoringSection />
      <AssignmentSection />
      <SourcesSection />
      <FormsSection />
    </>
  );
}
