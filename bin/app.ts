import { App } from 'aws-cdk-lib';
import { readAppConfig } from './app/config';
import { HeadroomStack } from './app/headroom-stack';

/** What is wrong is told in one line; `CDK_DEBUG=true` shows where it was found. */
try {
  const app = new App();
  new HeadroomStack(app, 'Headroom', readAppConfig(app.node));
  app.synth();
} catch (error) {
  console.error(error instanceof Error && process.env.CDK_DEBUG !== 'true' ? error.message : error);
  process.exitCode = 1;
}
