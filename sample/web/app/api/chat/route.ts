import { convertToModelMessages, stepCountIs, streamText } from 'ai';
import type { UIMessage } from 'ai';
import { chatModel } from '@/lib/models';
import { chatSystem } from '@/lib/prompts';
import { homeTools } from '@/lib/tools';

export const maxDuration = 60;

export async function POST(request: Request) {
  const { messages, customer }: { messages: UIMessage[]; customer: { name: string; system: string } } =
    await request.json();
  const result = streamText({
    model: chatModel,
    system: `It is ${new Date().toISOString()}. The customer is ${customer.name}, with ${customer.system}.\n\n${chatSystem}`,
    messages: convertToModelMessages(messages),
    tools: homeTools,
    stopWhen: stepCountIs(12),
  });
  return result.toUIMessageStreamResponse();
}
