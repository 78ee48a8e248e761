import { listNotifications } from '@etouch/contracts/routes/notifications';
import { listProjects } from '@etouch/contracts/routes/projects';
import { must } from '../must.ts';
import type { World } from '../world.ts';

/** After everything: the second client and the other studio have seen, heard and been sent nothing. */
export async function outsidersKnowNothing(world: World): Promise<void> {
  for (const person of [world.cast.secondClient, world.cast.rivalStudio]) {
    const { api } = person.browser;
    const { items: projects } = await api.call(listProjects, {});
    must(projects.length === 0, `${person.name} sees ${projects.length} projects`);
    const { items: news } = await api.call(listNotifications, {});
    must(news.length === 0, `${person.name} was notified of ${news.length} things`);
    const mails = world.mails.all.filter((mail) => mail.to === person.email);
    must(mails.length === 1, `${person.name} received ${mails.length} mails instead of the one invitation`);
    const heard = person.live.hints.items.filter((hint) => hint.projectId !== undefined);
    must(heard.length === 0, `${person.name} heard ${heard.length} hints of a project`);
  }
  const heard = world.cast.clientAdmin.live.hints.items.filter((hint) => hint.projectId === world.projectId);
  must(heard.length > 0, 'the client’s open page heard nothing');
}
