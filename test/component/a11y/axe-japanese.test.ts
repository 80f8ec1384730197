import { describeScenes } from '../../support/axe-scenes.ts';

describeScenes('ja', 'light');
