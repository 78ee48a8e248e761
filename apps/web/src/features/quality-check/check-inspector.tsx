import type { Project } from '@etouch/contracts/routes/projects';
import type { Version } from '@etouch/contracts/routes/rounds';
import { Banner } from '@etouch/ui/banner';
import { Button } from '@etouch/ui/button';
import { Facts, Inspector, InspectorSection } from '@etouch/ui/inspector';
import { Switch } from '@etouch/ui/switch';
import { Check, MessageSquarePlus, Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ProblemBanner } from '../../components/problem-banner.tsx';
import { formatBytes, formatInstant, formatNumber } from '../../lib/format.ts';
import { useLanguage } from '../../lib/use-language.ts';
import { CarriedRemarks } from '../comments/carried-remarks.tsx';
import { CommentsPanel } from '../comments/comments-panel.tsx';
import { useComments } from '../comments/use-comments.ts';
import type { CheckEntry } from './check-entries.ts';

export interface CheckInspectorProps {
  project: Project;
  current: CheckEntry;
  earlier: Version[];
  onShowDifference: () => void;
  isAnnotating: boolean;
  hasDraft: boolean;
  onAnnotate: () => void;
  /** Passing shows the version to the client at once. */
  release: boolean;
  onReleaseChange: (release: boolean) => void;
  isBusy: boolean;
  error: unknown;
  /** Left out where that decision is taken already, or no longer possible. */
  onPass?: () => void;
  onSendBack?: () => void;
}

/** What was asked, what came, and the two decisions. */
export function CheckInspector(props: CheckInspectorProps) {
  const { project, current, isAnnotating, release, onReleaseChange, isBusy, error, onPass, onSendBack } = props;
  const { t } = useTranslation();
  const language = useLanguage();
  const { asset, version } = current;
  const comments = useComments({ projectId: project.id, assetId: asset.assetId }).data?.items ?? [];
  const { width, height } = version.picture;
  const differs =
    width !== null &&
    asset.picture.width !== null &&
    (width !== asset.picture.width || height !== asset.picture.height);
  return (
    <Inspector label={t('check.title')}>
      {version.qualityCheck ? (
        <div className="p-3">
          <Banner
            kind={version.qualityCheck.decision === 'PASSED' ? 'done' : 'warning'}
            title={version.qualityCheck.decision === 'PASSED' ? t('check.passed') : t('check.sentBack')}
          >
            {version.qualityCheck.reason}
          </Banner>
        </div>
      ) : null}
      {onPass || onSendBack ? (
        <div className="flex flex-col gap-2 border-b border-line p-4">
          <ProblemBanner error={error} />
          {onPass ? (
            <Button variant="primary" isWide icon={Check} shortcut="P" isBusy={isBusy} onPress={onPass}>
              {t('check.pass')}
            </Button>
          ) : null}
          {onSendBack ? (
            <Button isWide icon={Undo2} shortcut="R" onPress={onSendBack}>
              {t('check.sendBack')}
            </Button>
          ) : null}
          <Button variant="quiet" isWide icon={MessageSquarePlus} shortcut="A" onPress={props.onAnnotate}>
            {isAnnotating
              ? t('light-table.annotateHelp')
              : props.hasDraft
                ? t('comments.pinned')
                : t('light-table.annotate')}
          </Button>
          {onPass ? (
            <Switch isSelected={release} onChange={onReleaseChange}>
              {t('check.release')}
            </Switch>
          ) : null}
        </div>
      ) : null}
      <CarriedRemarks
        versionId={version.id}
        earlier={props.earlier}
        comments={comments}
        selectedId={null}
        onShowDifference={props.onShowDifference}
      />
      <InspectorSection title={t('check.asked')}>
        <p className="whitespace-pre-wrap">
          {[...asset.categories.map(({ name }) => name), ...(asset.instruction ? [asset.instruction] : [])].join('\n')}
        </p>
      </InspectorSection>
      <InspectorSection title={t('check.version', { number: version.number })}>
        {differs ? <Banner kind="warning" title={t('check.dimensionsDiffer')} /> : null}
        <Facts
          items={[
            ...(version.organization ? [{ label: t('check.facts.by'), value: version.organization.name }] : []),
            ...(version.handedInAt
              ? [{ label: t('check.facts.received'), value: formatInstant(version.handedInAt, language) }]
              : []),
            ...(version.matchedBy
              ? [{ label: t('check.facts.matched'), value: t(`check.matched.${version.matchedBy}`) }]
              : []),
            { label: t('check.facts.size'), value: formatBytes(version.sizeBytes, language) },
            ...(width && height
              ? [
                  {
                    label: t('check.facts.dimensions'),
                    value: t('light-table.pixels', {
                      width: formatNumber(width, language),
                      height: formatNumber(height, language),
                    }),
                  },
                ]
              : []),
          ]}
        />
      </InspectorSection>
      <InspectorSection title={t('comments.title')}>
        <CommentsPanel
          key={version.id}
          target={{ versionId: version.id }}
          listed={{ projectId: project.id, assetId: asset.assetId }}
          initialLane="STUDIO_RETOUCHER"
        />
      </InspectorSection>
    </Inspector>
  );
}
