import 'i18next';
import type activity from '../locales/en/activity.json';
import type app from '../locales/en/app.json';
import type board from '../locales/en/board.json';
import type check from '../locales/en/check.json';
import type comments from '../locales/en/comments.json';
import type common from '../locales/en/common.json';
import type confirmation from '../locales/en/confirmation.json';
import type delivery from '../locales/en/delivery.json';
import type downloads from '../locales/en/downloads.json';
import type errors from '../locales/en/errors.json';
import type guidelines from '../locales/en/guidelines.json';
import type lightTable from '../locales/en/light-table.json';
import type mailbox from '../locales/en/mailbox.json';
import type members from '../locales/en/members.json';
import type notifications from '../locales/en/notifications.json';
import type organizations from '../locales/en/organizations.json';
import type partners from '../locales/en/partners.json';
import type photos from '../locales/en/photos.json';
import type profile from '../locales/en/profile.json';
import type projects from '../locales/en/projects.json';
import type queue from '../locales/en/queue.json';
import type retention from '../locales/en/retention.json';
import type rounds from '../locales/en/rounds.json';
import type selection from '../locales/en/selection.json';
import type signIn from '../locales/en/sign-in.json';
import type uploads from '../locales/en/uploads.json';
import type validation from '../locales/en/validation.json';
import type workflow from '../locales/en/workflow.json';

// Every key is known to the compiler: a text that does not exist, or misses a value, does not compile.
declare module 'i18next' {
  interface CustomTypeOptions {
    returnNull: false;
    resources: {
      translation: {
        activity: typeof activity;
        app: typeof app;
        board: typeof board;
        check: typeof check;
        comments: typeof comments;
        common: typeof common;
        confirmation: typeof confirmation;
        delivery: typeof delivery;
        downloads: typeof downloads;
        errors: typeof errors;
        guidelines: typeof guidelines;
        'light-table': typeof lightTable;
        mailbox: typeof mailbox;
        members: typeof members;
        notifications: typeof notifications;
        organizations: typeof organizations;
        partners: typeof partners;
        photos: typeof photos;
        profile: typeof profile;
        projects: typeof projects;
        queue: typeof queue;
        retention: typeof retention;
        rounds: typeof rounds;
        selection: typeof selection;
        'sign-in': typeof signIn;
        uploads: typeof uploads;
        validation: typeof validation;
        workflow: typeof workflow;
      };
    };
  }
}
