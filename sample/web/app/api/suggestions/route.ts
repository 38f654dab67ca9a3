import { generateObject } from 'ai';
import { z } from 'zod';
import { helperModel } from '@/lib/models';
import { suggestionPrompt } from '@/lib/prompts';

const suggestions = z.object({
  replies: z
    .array(
      z.object({
        text: z.string().max(300).describe('The reply as the customer would read it'),
        tone: z.enum(['neutral', 'apologetic', 'firm']),
        closesCase: z.boolean().describe('Whether the case is done after this reply'),
      }),
    )
    .max(3),
});

export async function POST(request: Request) {
  const { conversation }: { conversation: { from: string; text: string }[] } = await request.json();
  const { object } = await generateObject({
    model: helperModel,
    schema: suggestions,
    system: suggestionPrompt,
    prompt: conversation.map(message => `${message.from}: ${message.text}`).join('\n'),
    maxRetries: 4,
  });
  return Response.json(object);
}
