import { defineKind } from '../kind.ts';
import { strikesView } from './strike-rows.ts';
import { foldStrike } from './strike-state.ts';

export const strikeKind = defineKind({ name: 'strike', fold: foldStrike, views: [strikesView] });
