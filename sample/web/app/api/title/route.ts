import { generateText } from 'ai';
import { helperModel } from '@/lib/models';
import { titlePrompt } from '@/lib/prompts';

export async function POST(request: Request) {
  const { firstMessage }: { firstMessage: string } = await request.json();
  const { text } = await generateText({
    model: helperModel,
    system: titlePrompt,
    prompt: firstMessage,
  });
  return Response.json({ title: text.trim() });
}
