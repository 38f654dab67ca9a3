import { any } from './shape.ts';

export const prices = any('Your own rates: contracts, discounts, self-hosted models, currency.');
