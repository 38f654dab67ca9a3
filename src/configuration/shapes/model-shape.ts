import { record, table, text } from './shape.ts';

export const models = record('Models that the code doesn’t name.', {
  sites: table(
    'The model of calls that only run time decides, or that may use one of several.',
    'key of the call, or a glob of files',
    text('Model id, as the price list knows it.'),
    'site',
  ),
  'azure-deployments': table(
    'Azure deployments and the model behind each.',
    'name of the deployment',
    text('Model id.'),
  ),
  aliases: table(
    'Your own names for models: of a gateway, a proxy, a fine-tune.',
    'your name',
    text('Model id.'),
  ),
});
