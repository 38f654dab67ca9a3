import { anthropicMessages } from './anthropic.ts';
import { defineSdk } from './define-sdk.ts';
import { baseUrl, generated } from './openai-surface.ts';

/** Anthropic's class under another import, which watches what passes. Source: @posthog/ai 8.13, posthog for Python. */
export const watchedAnthropic = defineSdk({
  id: 'anthropic',
  provider: 'anthropic',
  packages: { python: ['posthog.ai.anthropic'], script: ['@posthog/ai/anthropic', '@posthog/ai'] },
  clients: ['Anthropic', 'AsyncAnthropic'].map(name => ({ name, baseUrl })),
  transparent: generated,
  methods: [
    { ...anthropicMessages, path: 'messages.create' },
    { ...anthropicMessages, path: 'messages.stream', stream: true },
  ],
});
