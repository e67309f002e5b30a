import { App } from 'aws-cdk-lib';
import { readAppConfig } from './app/config';
import { HeadroomStack } from './app/headroom-stack';

const app = new App();
new HeadroomStack(app, 'Headroom', readAppConfig(app.node));
