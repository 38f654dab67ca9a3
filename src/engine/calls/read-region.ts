import { regionOfUrl } from '../sdks/hosts.ts';
import { optionsOf, stringOf, type Value } from '../values/value.ts';
import type { CallSite } from './call-site.ts';
import type { FieldReader } from './fields.ts';

// Names that the SDKs of AWS, Google, Anthropic and OpenAI share for where a request is served; "@client.x" is the client's.
const fieldsOfRegion = [
  'inference_geo',
  'inferenceGeo',
  '@client.region_name',
  '@client.aws_region',
  '@client.awsRegion',
  '@client.region',
  '@client.location',
];

/** Region or residency that the source names, in small letters; null where it names none or only run time knows. */
export function readRegion({ match, http }: CallSite, fields: FieldReader): string | null {
  for (const name of fieldsOfRegion) {
    const region = stringOf(fields.read([name]));
    if (region !== undefined && /^[\w-]{2,40}$/.test(region)) return region.toLowerCase();
  }
  const urls = [
    ...(http ? [http.url] : []),
    ...(match.client?.baseUrl ?? []).map(option => fields.read([`@client.${option}`])),
  ];
  for (const url of urls.flatMap(textsOf)) {
    const region = regionOfUrl(url);
    if (region !== null) return region;
  }
  return null;
}

const textsOf = (value: Value): string[] =>
  optionsOf(value).flatMap(option => {
    const text = stringOf(option.value);
    if (text !== undefined) return [text];
    const piece = option.value.kind === 'text' ? option.value.pieces[0] : undefined;
    return piece && 'text' in piece ? [piece.text] : [];
  });
