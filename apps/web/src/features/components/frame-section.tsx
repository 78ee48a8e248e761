import { AppFrame } from '@etouch/ui/app-frame';
import { Breadcrumbs } from '@etouch/ui/breadcrumbs';
import { ButtonMenu } from '@etouch/ui/button-menu';
import { Facts, Inspector, InspectorSection } from '@etouch/ui/inspector';
import { PageHeader } from '@etouch/ui/page-header';
import { Presence } from '@etouch/ui/presence';
import { Stepper } from '@etouch/ui/stepper';
import { Tabs } from '@etouch/ui/tabs';
import { FolderKanban, ListChecks, Settings, Users } from 'lucide-react';
import { sampleActions } from './buttons-section.tsx';
import { Subject } from './sample.tsx';
import { sampleSteps } from './states-section.tsx';
import type { Words } from './words.ts';

/** The frame of a signed-in screen, in little. */
export function FrameSection({ words }: { words: Words }) {
  const { navigation, fields, data } = words;
  return (
    <Subject title={words.sections.frame}>
      <div className="h-96 overflow-hidden rounded-md border border-line *:h-full">
        <AppFrame
          brand={<span className="px-2 font-semibold">e</span>}
          navLabel={navigation.label}
          skipLabel={navigation.skip}
          nav={[
            { href: '#projects', label: navigation.projects, icon: FolderKanban, isCurrent: true, count: 3 },
            { href: '#queue', label: navigation.queue, icon: ListChecks },
            { href: '#members', label: navigation.members, icon: Users },
            { href: '#settings', label: navigation.settings, icon: Settings },
          ]}
          top={
            <Breadcrumbs
              label={navigation.path}
              items={[{ href: '#', label: navigation.projects }, { label: fields.nameValue }]}
            />
          }
          topEnd={<Presence label={words.states.present} names={['Marie Aubert', 'Léo Caron']} />}
          inspector={
            <Inspector label={words.buttons.inspector}>
              <InspectorSection title={data.facts}>
                <Facts
                  items={[
                    { label: data.camera, value: 'Canon EOS R5' },
                    { label: data.exposure, value: '1/160 s · f/8' },
                  ]}
                />
              </InspectorSection>
            </Inspector>
          }
        >
          <PageHeader
            title={fields.nameValue}
            status={
              <>
                <Stepper steps={sampleSteps(words)} current="confirm" summary={words.steps.summary} />
                <span className="text-muted">{navigation.held}</span>
              </>
            }
            actions={
              <ButtonMenu items={sampleActions(words)} menuLabel={words.buttons.more}>
                {words.buttons.confirm}
              </ButtonMenu>
            }
            tabs={
              <Tabs
                label={navigation.tabs}
                tabs={[
                  { href: '#p', label: navigation.photos, count: 412, isCurrent: true },
                  { href: '#c', label: navigation.comments, count: 7 },
                ]}
              />
            }
          />
        </AppFrame>
      </div>
    </Subject>
  );
}
