import { CfnResource, type IAspect, RemovalPolicy } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { statefulTypes } from '../stateful-types.ts';

/** Keeps every resource that holds data when its stack, or its definition in the code, is removed. */
export const keepData: IAspect = {
  visit(node: IConstruct): void {
    if (!CfnResource.isCfnResource(node) || !statefulTypes.includes(node.cfnResourceType)) return;
    node.applyRemovalPolicy(RemovalPolicy.RETAIN);
  },
};
