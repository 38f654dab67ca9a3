/** A function that sends an HTTP request, by what it evaluates to. */
export interface HttpClient {
  /** Module that it comes from; "" for a global. */
  readonly module: RegExp;
  /** After the module. */
  readonly path: RegExp;
  /** Where its arguments stand. */
  readonly form: HttpForm;
}

export type HttpForm =
  /** `fetch(url, {method, body})`, `got.post(url, {json})`. */
  | 'url-options'
  /** `axios.post(url, data, config)`. */
  | 'url-data'
  /** `axios({url, method, data})`, `requestUrl({url, body})`. */
  | 'options'
  /** `requests.post(url, json=…, data=…)`. */
  | 'url-keywords'
  /** `httpx.request("POST", url, json=…)`, `client.stream("POST", url, json=…)`. */
  | 'method-url-keywords'
  /** `urlopen(request)`. */
  | 'request';

const SESSIONS = '(?:[A-Z]\\w*|session|create|extend|instance|defaults)\\(\\)';

/** Sources: the libraries' own documentation. */
export const httpClients: readonly HttpClient[] = [
  {
    module:
      /^(|node-fetch|undici|cross-fetch|isomorphic-fetch|@whatwg-node\/fetch|@tauri-apps\/.*|expo\/fetch|electron|node-fetch-native|make-fetch-happen|fetch-retry)$/,
    path: /^(default|(window|globalThis|self|global|net)\.)?\.?(fetch|default|nodeFetch)?(\(\))?$/,
    form: 'url-options',
  },
  {
    module: /^(|undici|ofetch|node-fetch|got|ky|@microsoft\/fetch-event-source|\$fetch|#imports)$/,
    path: new RegExp(
      `^(default\\.|got\\.|ky\\.|${SESSIONS}\\.|(default|got|ky)\\.${SESSIONS}\\.)?(default|\\$fetch(\\.raw)?|ofetch(\\.raw)?|request|stream|fetch|got|ky|post|put|fetchEventSource)$`,
    ),
    form: 'url-options',
  },
  { module: /^(got|ky)$/, path: /^(default\.)?(create|extend)\(\)$/, form: 'url-options' },
  {
    module: /^axios$/,
    path: new RegExp(`^(default\\.)?(axios\\.)?(${SESSIONS}\\.)?(post|put|patch|postForm)$`),
    form: 'url-data',
  },
  {
    module: /^axios$/,
    path: new RegExp(`^(default|axios)?(\\.?(request|${SESSIONS}(\\.request)?))?$`),
    form: 'options',
  },
  { module: /^(obsidian|superagent)$/, path: /^requestUrl$/, form: 'options' },
  { module: /^$/, path: /^UrlFetchApp\.fetch$/, form: 'url-options' },
  {
    module: /^$/,
    path: /^(GM_xmlhttpRequest|GM\.xmlHttpRequest|uni\.request|wx\.request)$/,
    form: 'options',
  },
  {
    module:
      /^(requests|httpx|aiohttp|niquests|curl_cffi|cloudscraper|tls_client|requests_html|aiohttp_retry|httpx_sse|requests_toolbelt|pyodide)(\..*)?$/,
    path: /(^|\.)(post|put|patch)$/,
    form: 'url-keywords',
  },
  {
    module: /^(requests|httpx|aiohttp|niquests|curl_cffi|cloudscraper|urllib3|httpx_sse)(\..*)?$/,
    path: /(^|\.)(request|stream|ws_connect)$/,
    form: 'method-url-keywords',
  },
  { module: /^urllib3$/, path: /(^|\.)(urlopen)$/, form: 'method-url-keywords' },
  { module: /^urllib(\.request)?$/, path: /(^|\.)urlopen$/, form: 'request' },
  { module: /^httpx_sse$/, path: /^a?connect_sse$/, form: 'method-url-keywords' },
];

/** Last names under which requests are sent: other calls need no look. */
export const httpNames: ReadonlySet<string> = new Set([
  'fetch',
  '$fetch',
  'ofetch',
  'raw',
  'post',
  'put',
  'patch',
  'postForm',
  'request',
  'stream',
  'urlopen',
  'axios',
  'got',
  'ky',
  'requestUrl',
  'fetchEventSource',
  'nodeFetch',
  'connect_sse',
  'aconnect_sse',
  'GM_xmlhttpRequest',
  'xmlHttpRequest',
  'default',
]);
