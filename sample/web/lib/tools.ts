import { tool } from 'ai';
import { z } from 'zod';
import { backend } from './backend';

const day = z.string().describe('Day as YYYY-MM-DD in the time zone of the installation');

/** What the assistant may look at and change. */
export const homeTools = {
  readProduction: tool({
    description: 'Energy that the panels produced, in kWh, for each hour of a day or each day of a month.',
    inputSchema: z.object({ from: day, to: day, step: z.enum(['hour', 'day', 'month']) }),
    execute: input => backend('production', input),
  }),
  readConsumption: tool({
    description: 'Energy that the house consumed, in kWh, split into own production, battery and grid.',
    inputSchema: z.object({ from: day, to: day, step: z.enum(['hour', 'day', 'month']) }),
    execute: input => backend('consumption', input),
  }),
  readBattery: tool({
    description: 'State of charge, reserve, temperature and cycles of the battery, now or at a time in the past.',
    inputSchema: z.object({ at: z.string().optional().describe('ISO time; now when left out') }),
    execute: input => backend('battery', input),
  }),
  readForecast: tool({
    description: 'Forecast of sunshine, temperature and expected production for up to five days.',
    inputSchema: z.object({ days: z.number().int().min(1).max(5) }),
    execute: input => backend('forecast', input),
  }),
  readTariff: tool({
    description: 'The electricity tariff: price per kWh for each hour, feed-in price, and when it ends.',
    inputSchema: z.object({ day }),
    execute: input => backend('tariff', input),
  }),
  setChargingPlan: tool({
    description: 'Sets when and how far the car is charged. Only after the customer said yes to exactly this plan.',
    inputSchema: z.object({
      until: z.string().describe('ISO time at which the car must be ready'),
      percent: z.number().int().min(20).max(100),
      source: z.enum(['sun-only', 'sun-first', 'cheapest', 'fastest']),
    }),
    execute: input => backend('charging-plan', input),
  }),
  setReserve: tool({
    description: 'Sets the share of the battery that is kept for power cuts. Only after the customer said yes.',
    inputSchema: z.object({ percent: z.number().int().min(10).max(100) }),
    execute: input => backend('reserve', input),
  }),
};
