import type { SdkDeclaration } from '../define-sdk.ts';
import { agentFramework } from './agent-framework.ts';
import { agentkit } from './agentkit.ts';
import { agno } from './agno.ts';
import { autogen } from './autogen.ts';
import { claudeAgent } from './claude-agent.ts';
import { crewai } from './crewai.ts';
import { effectAi } from './effect-ai.ts';
import { dspy } from './dspy.ts';
import { genkit } from './genkit.ts';
import { googleAdk } from './google-adk.ts';
import { haystack } from './haystack.ts';
import { langchain } from './langchain.ts';
import { llamaindex } from './llamaindex.ts';
import { mastra } from './mastra.ts';
import { openaiAgents } from './openai-agents.ts';
import { pydanticAi } from './pydantic-ai.ts';
import { semanticKernel } from './semantic-kernel.ts';
import { smolagents } from './smolagents.ts';
import { strands } from './strands.ts';
import { tanstackAi } from './tanstack-ai.ts';

/** Frameworks: each one declaration. */
export const frameworks: readonly SdkDeclaration[] = [
  openaiAgents,
  langchain,
  llamaindex,
  crewai,
  autogen,
  pydanticAi,
  agno,
  googleAdk,
  strands,
  smolagents,
  claudeAgent,
  mastra,
  genkit,
  agentFramework,
  semanticKernel,
  haystack,
  dspy,
  tanstackAi,
  agentkit,
  effectAi,
];
