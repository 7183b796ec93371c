import { useTexts } from '@/shared/i18n';
import { usePageTitle } from '@/shared/usePageTitle';
import { Line, PageHead, Section } from './Section';
import { settingsTexts } from './settings.texts';

export function AboutPage() {
  const t = useTexts(settingsTexts);
  usePageTitle(t('about.title'));
  return (
    <>
      <PageHead title="Guanxi CRM" text={t('about.text')} />
      <Section>
        <Line label={t('about.version')}>{__APP_VERSION__}</Line>
        <Line label={t('about.api')}>
          <a href="/docs/api" target="_blank" rel="noreferrer">
            /docs/api
          </a>
        </Line>
        <Line label={t('about.openapi')}>
          <a href="/openapi/v1.json" target="_blank" rel="noreferrer">
            /openapi/v1.json
          </a>
        </Line>
      </Section>
    </>
  );
}
