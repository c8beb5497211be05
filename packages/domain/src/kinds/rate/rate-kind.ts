import { defineKind } from '../kind.ts';
import { ratesView } from './rate-rows.ts';
import { foldRate } from './rate-state.ts';

export const rateKind = defineKind({ name: 'rate', fold: foldRate, views: [ratesView] });
