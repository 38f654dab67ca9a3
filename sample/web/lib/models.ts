import { anthropic } from '@ai-sdk/anthropic';
import { openai } from '@ai-sdk/openai';

/** The customers' chat. */
export const chatModel = anthropic('claude-sonnet-4-5');

/** Everything beside the chat. */
export const helperModel = openai('gpt-4.1');
