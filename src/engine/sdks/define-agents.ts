import type { Agent } from '../model.ts';
import type { Field, Positions } from './define-sdk.ts';

export type EdgeKind = Agent['edges'][number]['kind'];

/** A constructor (or a call) whose value is a node of the agent graph. */
export interface AgentShape extends Positions {
  /** After the package: "Agent()", "Agent.create()". */
  readonly path: string | readonly string[];
  readonly language?: 'python' | 'script';
  readonly sdk?: string;
  readonly role?: Agent['role'];
  /** Where its name stands; else it is called as the variable, key or function that holds it. */
  readonly name?: readonly Field[];
  readonly model?: readonly Field[];
  /** All of these hold tools. */
  readonly tools?: readonly Field[];
  /** Lists (or single values) of the agents that it leads to: agents themselves, what wraps one, or their names. */
  readonly leads?: readonly Lead[];
  /** The agents in this list run one after another; in a ring, the first again after the last. */
  readonly inOrder?: readonly Field[];
  readonly isRing?: boolean;
  /** Functions that it calls by itself, where they may run agents: guardrails. */
  readonly hooks?: readonly Field[];
  /** Without a model of its own it takes that of the agent that leads to it. */
  readonly inheritsModel?: boolean;
  /** Decorators that make a function a tool of it: `@agent.tool`. */
  readonly decorators?: readonly string[];
}

export interface Lead {
  readonly field: Field;
  readonly kind: EdgeKind;
  /** Agents written as dictionaries, by name or in a list, and where in them things stand. */
  readonly inline?: Pick<AgentShape, 'name' | 'model' | 'tools'> & {
    readonly instructions?: readonly Field[];
  };
}

/** A graph that is put together by calls on a builder. */
export interface GraphShape {
  /** What makes the builder: "StateGraph()". */
  readonly path: string | readonly string[];
  readonly sdk?: string;
  readonly nodes: readonly GraphCall[];
  readonly edges: readonly (GraphCall & { readonly kind: EdgeKind })[];
  /** Arguments of the builder itself. */
  readonly starts?: readonly Field[];
  readonly positional?: readonly string[];
}

/** A call on a builder. "from" and "to" are names of nodes, agents or functions; "by" decides where it goes on. */
export interface GraphCall {
  readonly path: readonly string[];
  readonly positional: readonly string[];
  /** Index of the object whose members are the fields, in JavaScript. */
  readonly options?: number;
  readonly name?: readonly Field[];
  readonly action?: readonly Field[];
  readonly from?: readonly Field[];
  readonly to?: readonly Field[];
  readonly by?: readonly Field[];
  /** Leads on from one to the next in this list. */
  readonly sequence?: readonly Field[];
}

/** A graph whose steps are functions or methods that decorators mark. */
export interface WorkflowShape {
  readonly sdk?: string;
  /** Decorator (in JavaScript: function) that makes a function the workflow: "entrypoint". */
  readonly entry?: string;
  /** Class of which the workflow's own is one: "Flow". */
  readonly base?: string;
  /** Decorators that mark its steps. */
  readonly steps: readonly string[];
  /** Those among them with which it starts. */
  readonly starts?: readonly string[];
  /** Those that name the step (a function, or its name) behind which they come. */
  readonly listens?: readonly string[];
}
