import { defineKind } from '../kind.ts';
import { datasetsView } from './dataset-rows.ts';
import { foldDataset } from './dataset-state.ts';

export const datasetKind = defineKind({ name: 'dataset', fold: foldDataset, views: [datasetsView] });
