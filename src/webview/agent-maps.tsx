import { useMemo } from 'preact/hooks';
import type { Overview } from '../present/overview.ts';
import type { AgentGraph } from '../present/page-agents.ts';
import { agentPositions } from './agent-positions.ts';
import { Jump, type Send } from './call-row.tsx';
import { Chart } from './chart.tsx';
import { agentMap } from './chart-options.ts';

/** Each agent graph as a picture, and beneath it the same as a list. */
export function AgentMaps({ report, send }: { readonly report: Overview; readonly send: Send }) {
  return (
    <>
      {report.agents.map(graph => (
        <Agents key={graph.agents[0]!.key} graph={graph} send={send} />
      ))}
    </>
  );
}

function Agents({ graph, send }: { readonly graph: AgentGraph; readonly send: Send }) {
  const { agents } = graph;
  const option = useMemo(() => agentMap(graph), [graph]);
  const onPick = useMemo(
    () => (key: string) => {
      const agent = agents.find(one => one.key === key);
      if (agent) send?.({ kind: 'open', root: agent.root, place: agent.place });
    },
    [agents, send],
  );
  const names = new Map(agents.map(({ key, name }) => [key, name]));
  return (
    <>
      <h2>{agents.length === 1 ? graph.title : `${graph.title} and ${agents.length - 1} more`}</h2>
      {agents.length > 1 && (
        <Chart
          label={`How ${agents.length} agents lead to each other; the list says the same`}
          height={Math.min(agentPositions(agents).rows * 110, 900)}
          option={option}
          onPick={onPick}
        />
      )}
      <ul class="calls">
        {agents.map(agent => (
          <li key={agent.key}>
            <Jump class="agent" send={send} root={agent.root} place={agent.place}>
              <span class="title">{agent.name}</span>
              <span class="detail">
                {[agent.models || 'model known only at run time', agent.sdk, agent.at].join(' · ')}
              </span>
              {agent.tools.length > 0 && <span class="detail">Tools: {agent.tools.join(', ')}</span>}
              {agent.edges.map(({ to, kind }) => (
                <span key={kind + to} class="detail">
                  {kind} {names.get(to)}
                </span>
              ))}
            </Jump>
          </li>
        ))}
      </ul>
    </>
  );
}
