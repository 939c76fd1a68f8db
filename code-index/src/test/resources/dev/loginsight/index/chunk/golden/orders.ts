import type { Order } from './order';
import legacy = require('legacy');

export const LIMIT: number = 3;

/** What can be paid. */
export interface Payable<T> {
  total(): number;
  readonly note?: string;
}

type Id = string | number;

export enum Status { Open, Closed }

declare module 'legacy' {
  export function load(id: Id): Order;
}

declare const VERSION: string;

namespace Pricing.Rules {
  export function round(value: number) { return Math.round(value); }
  const step = 5;
}

abstract class Service<T> extends Base implements Payable<T> {
  @Input() private name: string = 'service';
  static count = 0;
  handler = (event: Event) => { this.go(event); };

  constructor(private readonly repository: Repository) { super(); }

  @HostListener('click', ['$event'])
  // after the decorator
  onClick(event: Event): void { this.go(event); }

  abstract total(): number;

  find(id: string): Order;
  find(id: any) { return this.repository.find(id); }
}

@Component({ selector: 'orders' })
export class Orders { }

export default async function main(): Promise<void> { await start(); }

export const api = { load() { return 1; }, save: async () => {} };

const single = <T,>(value: T) => value;

export = single;
