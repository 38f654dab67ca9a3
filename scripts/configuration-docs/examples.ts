/** An example of each member of inference-cost.yml, checked by the tests against its reader and its schema. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  version: `version: 1
`,
  include: `include:
  - services/**       # everything below services
  - "**/*.py"         # Python files at any depth
`,
  exclude: `exclude:
  - legacy            # a folder stands for all that is below it
  - "**/{old,tmp}/**"
`,
  features: `features:
  Support chat:
    # a name that the scan gave, a file, or file:function; several become one feature
    entries: [POST /api/answer, api/stream.py:stream_answer]
    volume: 50000       # runs a month
    users: 1200         # a month
    segment: pro
    stage: answer
    turns: 10           # of a conversation
    value:
      unit: ticket solved
      per-run: 0.6
      usd: 4.50         # what one is worth
`,
  assumptions: `assumptions:
  everywhere:
    output: { low: 50, typical: 350, high: 1500 }   # tokens
    cache-hit-rate: 40 %
  features:
    Support chat:
      turns: 6
  files:
    "jobs/**":
      loops:
        for doc in docs: { low: 1, typical: 20, high: unbounded }
  calls:
    api/chat.py#answer/chat.completions.create#0:
      holes:
        question: 80
        context: { low: 200, typical: 600, high: 4000 }
      thinking: 1500
`,
  models: `models:
  sites:                                 # only run time decides: by call or by files
    api/admin.py#run/chat.completions.create#0: gpt-4.1
    "jobs/**": gpt-4.1-mini
  azure-deployments:
    prod-4: gpt-4.1
  aliases:                               # names of a gateway, a proxy, a fine-tune
    fast: gpt-4.1-mini
`,
  sdks: `sdks:
  acme-llm:
    packages: [acme.llm, "@acme/llm"]
    provider: openai
    clients: [Acme, createAcme]          # Acme(), createAcme()
    methods:
      - path: chat.ask                   # client.chat.ask(model=…, messages=…)
        kind: chat
        model: model
        prompt: messages
        system: instructions
        output-cap: max_tokens
        tools: tools
`,
  prices: `prices:
  currency: { code: EUR, usd: 1.08 }     # the rates below are in euro; one is 1.08 dollars
  discounts:
    - { provider: openai, percent: 15 %, from: 2026-01-01 }
  models:
    gpt-4.1:                             # per million tokens
      input: 1.80
      cache-read: 0.45
      output: 7.20
      source: contract 2026-17
    our-llama-70b:
      self-hosted: { usd-per-hour: 12, tokens-per-second: 2500, utilization: 60 % }
  file: costs/litellm.json               # more rates, in LiteLLM's format
`,
  rules: `rules:
  missing-output-cap: off
  cheaper-model: hint
  unbounded-agent:
    severity: warning
    options: { turns: 20 }
`,
  dismissed: `dismissed:
  - finding: missing-output-cap@api/chat.py#answer/chat.completions.create#0
    reason: answers are one word
    date: 2026-11-24
    by: Ada
`,
  budgets: `budgets:
  all: { usd-per-month: 20000, warn-at: 80 % }
  chat: { feature: Support chat, usd-per-run: 0.05 }
`,
  policies: `policies:
  forbidden-models: [gpt-4, "o1-*"]
  max-usd-per-call: 0.50
  max-increase: 20 %
  max-unpriced-calls: 0
  require-output-cap: true
`,
  scenarios: `scenarios:
  smaller model:
    models.gpt-4.1: gpt-4.1-mini       # all calls of a model; calls.KEY.model for one
  long conversations:
    features.Support chat.turns: 20    # or volume, users, output, thinking, holes.NAME …
  twice the traffic, cached:
    volume: x2                         # of all features; x0.5 for half
    caching: on
    output: 50..300..1500              # low..typical..high, as assumptions.everywhere.output
`,
};
